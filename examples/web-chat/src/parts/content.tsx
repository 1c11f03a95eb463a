import type { Chat } from '../chat';
import type { Message } from '../transcript';
import { Icon } from './icon';
import { RichContent } from './rich-content';

interface ContentProps {
  readonly chat: Chat;
  readonly message: Message;
  readonly onPicture: (relativePath: string) => void;
}

/** What a message says, by its kind. */
export function Content({ chat, message, onPicture }: ContentProps) {
  switch (message.__typename) {
    case 'TextMessage':
      return <Words text={message.text} />;
    case 'RichMessage':
      return <RichContent chat={chat} message={message} />;
    case 'FileMessage':
      return (
        <button type="button" className="bubble file" onClick={() => onPicture(message.relativePath)}>
          {message.preview === null ? <Blank /> : <img src={message.preview} alt="" />}
          {message.caption !== null && <span>{message.caption}</span>}
          <span className="hidden">Picture, open</span>
        </button>
      );
    case 'SecureFormMessage':
      return (
        <p className="bubble aside">
          <Icon name="lock" /> {message.title ?? 'A secure form'}: this page cannot show secure forms.
        </p>
      );
    case 'UnsupportedMessage':
      return <p className="bubble aside">This page cannot show what was sent ({message.contentType}).</p>;
  }
}

/** In the place of a picture that has no preview. */
export const Blank = () => (
  <i className="blank" aria-hidden="true">
    <Icon name="picture" />
  </i>
);

/** A text, with its addresses as links. */
export function Words({ text }: { readonly text: string }) {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <p className="bubble" data-command={/^\/\w+$/.test(text)}>
      {pieces.map((piece, index) =>
        index % 2 === 0 ? (
          piece
        ) : (
          <a key={index} href={piece} target="_blank" rel="noreferrer">
            {piece}
          </a>
        ),
      )}
    </p>
  );
}

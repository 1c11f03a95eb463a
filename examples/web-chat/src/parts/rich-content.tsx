import type { CSSProperties } from 'react';
import type { Chat } from '../chat';
import type { Message } from '../transcript';
import { Icon } from './icon';

type RichMessage = Extract<Message, { __typename: 'RichMessage' }>;

/** The parts of LivePerson's structured content that this page shows; everything may be missing, since it comes from outside. */
interface Element {
  readonly type?: string;
  readonly elements?: readonly Element[];
  readonly text?: string;
  readonly title?: string;
  readonly url?: string;
  readonly caption?: string;
  readonly style?: { readonly bold?: boolean; readonly italic?: boolean; readonly size?: string };
  readonly click?: { readonly metadata?: readonly unknown[]; readonly actions?: readonly Action[] };
}
interface Action {
  readonly type?: string;
  readonly text?: string;
  readonly uri?: string;
}

/** A card, a carousel, or whatever a template is made of. */
export function RichContent({ chat, message }: { readonly chat: Chat; readonly message: RichMessage }) {
  const press = (click: Element['click'], publishText: string | undefined): void =>
    chat.press(
      { sequence: message.sequence, publishText, metadata: click?.metadata ?? [] },
      message.dialogId,
    );
  return (
    <div className="bubble card">
      <Part element={message.content ?? {}} press={press} />
    </div>
  );
}

interface PartProps {
  readonly element: Element;
  readonly press: (click: Element['click'], publishText: string | undefined) => void;
}

function Part({ element, press }: PartProps) {
  const { type, elements, text, url, caption, title } = element;
  if (type === 'text')
    return (
      <p className="card-text" style={styleOf(element)}>
        {text}
      </p>
    );
  if (type === 'image')
    return (
      <img
        className="card-image"
        src={url}
        alt={caption ?? ''}
        onError={(event) => (event.currentTarget.hidden = true)}
      />
    );
  if (type === 'button') return <Button element={element} press={press} />;
  if (type === 'link')
    return (
      <SafeLink
        uri={url}
        title={title ?? text ?? url ?? ''}
        onPress={() => press(element.click, undefined)}
      />
    );
  return (
    <div className={`card-${['horizontal', 'carousel'].includes(type ?? '') ? type : 'vertical'}`}>
      {(Array.isArray(elements) ? (elements as readonly Element[]) : []).map((one, index) => (
        <Part key={index} element={one} press={press} />
      ))}
    </div>
  );
}

/** Publishing a text is the gateway's to do; a link is the page's, and the brand is told of the click. */
function Button({ element: { title = '', click }, press }: PartProps) {
  const link = click?.actions?.find(({ type }) => type === 'link');
  const text = click?.actions?.find(({ type }) => type === 'publishText')?.text;
  if (link) return <SafeLink uri={link.uri} title={title} onPress={() => press(click, text)} />;
  return (
    <button type="button" className="card-button" onClick={() => press(click, text)}>
      {title}
    </button>
  );
}

interface SafeLinkProps {
  readonly uri: string | undefined;
  readonly title: string;
  readonly onPress: () => void;
}

/** Only addresses of the web: a card must not run anything here. */
function SafeLink({ uri = '', title, onPress }: SafeLinkProps) {
  if (!/^(https?|tel|mailto):/i.test(uri)) return <p className="card-text">{title}</p>;
  return (
    <a className="card-button" href={uri} target="_blank" rel="noreferrer" onClick={onPress}>
      {title} <Icon name="open" />
    </a>
  );
}

const styleOf = ({ style }: Element): CSSProperties => ({
  fontWeight: style?.bold ? 650 : undefined,
  fontStyle: style?.italic ? 'italic' : undefined,
  fontSize: style?.size === 'large' ? '1.15em' : style?.size === 'small' ? '0.88em' : undefined,
});

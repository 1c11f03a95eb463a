import type { SyntheticEvent } from 'react';
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
  readonly tooltip?: string;
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
  const content: Element = message.content ?? {};
  return (
    <div className={`bubble ${content.type === 'carousel' ? 'deck' : 'card'}`}>
      <Part element={content} press={press} />
    </div>
  );
}

interface PartProps {
  readonly element: Element;
  readonly press: (click: Element['click'], publishText: string | undefined) => void;
}

function Part({ element, press }: PartProps) {
  const { type, elements, text, url, title, style } = element;
  if (type === 'text')
    return (
      <p
        className="card-text"
        data-bold={style?.bold === true}
        data-italic={style?.italic === true}
        data-size={style?.size}
      >
        {text}
      </p>
    );
  if (type === 'image') return <Picture element={element} />;
  if (type === 'button') return <Button element={element} press={press} />;
  if (type === 'link')
    return (
      <SafeLink
        uri={url}
        title={title ?? text ?? url ?? ''}
        onPress={() => press(element.click, undefined)}
      />
    );
  const parts = (Array.isArray(elements) ? (elements as readonly Element[]) : []).map((one, index) => (
    <Part key={index} element={one} press={press} />
  ));
  // What is scrolled is reached by keyboard.
  if (type === 'carousel')
    return (
      <div className="card-carousel" role="group" aria-label="Cards" tabIndex={0}>
        {parts}
      </div>
    );
  return <div className={type === 'horizontal' ? 'card-horizontal' : 'card-vertical'}>{parts}</div>;
}

/** One that cannot be loaded leaves no gap. */
function Picture({ element: { url, caption, tooltip } }: Pick<PartProps, 'element'>) {
  const onError = (event: SyntheticEvent<HTMLImageElement>) => (event.currentTarget.hidden = true);
  return <img className="card-image" src={url} alt={caption ?? tooltip ?? ''} onError={onError} />;
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

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { wire } from '../wire';
import { Icon } from './icon';
import { suggestions } from './suggestions';

interface WirePanelProps {
  readonly isShown: boolean;
  /** Whether there is an agent to ask. */
  readonly canTry: boolean;
  readonly onClose: () => void;
  readonly onTry: (text: string) => void;
}

const arrows = { query: '→', mutation: '→', event: '←' } as const;

/** For who builds such a page: what was asked of the gateway, and what it told. On a narrow screen it lies over the chat. */
export function WirePanel({ isShown, canTry, onClose, onTry }: WirePanelProps) {
  const lines = useSyncExternalStore(wire.subscribe, wire.lines);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lines]);
  return (
    <aside className="wire" data-shown={isShown} aria-label="Under the hood">
      <button type="button" className="round wire-close" aria-label="Back to the chat" onClick={onClose}>
        <Icon name="close" />
      </button>
      <p className="mark">Conversation Gateway</p>
      <h2>A whole conversation, in GraphQL.</h2>
      <p className="lead">
        Everything in this chat is one typed operation or one event. Below they are, as they pass. The page is
        in <code>examples/web-chat</code>; all it says to the gateway is in <code>src/gateway.ts</code>.
      </p>
      {canTry && (
        <ul className="tries" aria-label="Things to ask the agent">
          {suggestions.slice(1).map(({ label, text }) => (
            <li key={text}>
              <button type="button" className="chip" onClick={() => onTry(text)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ol className="lines" ref={list} tabIndex={0} aria-label="Operations and events">
        {lines.length === 0 && <li className="nothing">Nothing yet. Say something.</li>}
        {lines.map(({ id, kind, name, note }) => (
          <li key={id} data-kind={kind}>
            <span aria-label={kind}>{arrows[kind]}</span> <b>{name}</b> <span>{note}</span>
          </li>
        ))}
      </ol>
    </aside>
  );
}

import type { Chat, ChatState } from '../chat';
import { Icon } from './icon';

/** Who answers, how things stand, and the way out. */
export function Header({
  chat,
  state,
  onWire,
}: {
  readonly chat: Chat;
  readonly state: ChatState;
  readonly onWire: () => void;
}) {
  const { conversation, phase } = state;
  const name = conversation?.agent?.displayName ?? 'Support';
  const canEnd = phase === 'talking' && conversation?.state === 'OPEN';
  return (
    <header className="header">
      <span className="avatar" data-busy={state.agentTypes} aria-hidden="true">
        {name.slice(0, 1)}
      </span>
      <div className="who">
        <h1>{name}</h1>
        <p>{wordsFor(state)}</p>
      </div>
      <button
        type="button"
        className="quiet wire-button"
        onClick={onWire}
        aria-label="Under the hood"
        title="Under the hood"
      >
        <Icon name="wire" />
      </button>
      {canEnd && (
        <button type="button" className="quiet" onClick={() => void chat.close().catch(() => undefined)}>
          End chat
        </button>
      )}
    </header>
  );
}

function wordsFor({ phase, conversation, agentTypes }: ChatState): string {
  if (phase === 'starting') return 'Looking for your conversation';
  if (phase === 'welcome') return 'Ready when you are';
  if (phase === 'over') return 'This conversation is closed';
  if (conversation?.state === 'CLOSE') return 'A few questions before you go';
  if (agentTypes) return 'Typing';
  return conversation?.agent ? 'Here with you' : 'Finding somebody for you';
}

import type { Chat, ChatState } from '../chat';
import type { Message } from '../transcript';
import { Icon } from './icon';
import { MessageItem } from './message-item';
import { useEnd } from './use-end';
import { Waiting } from './waiting';

interface StreamProps {
  readonly chat: Chat;
  readonly state: ChatState;
  readonly onPicture: (relativePath: string) => void;
}

/** A pause that is worth a new time. */
const groupMs = 5 * 60_000;

/** The messages, told to screen readers as they come. It stays at its end unless somebody has scrolled away from it. */
export function Stream({ chat, state, onPicture }: StreamProps) {
  const { conversation, entries, agentTypes, phase } = state;
  const messages = conversation?.messages ?? [];
  const { box, inner, hasMore, onScroll, toEnd } = useEnd(messages.length, entries.length);
  const lastOwn = messages.findLast(isOwn);
  // A question waits for its answer until the consumer has said something.
  const isAsking = (index: number) =>
    phase === 'talking' && entries.length === 0 && !messages.slice(index).some(isOwn);
  return (
    <div className="stream-frame">
      <div className="stream" ref={box} onScroll={onScroll} role="log" aria-label="Messages" tabIndex={0}>
        <div className="messages" ref={inner}>
          {phase === 'starting' && <Skeleton />}
          {messages.map((message, index) => (
            <MessageItem
              key={message.id}
              chat={chat}
              message={message}
              isFirst={!isTogether(messages[index - 1], message)}
              isLast={!isTogether(message, messages[index + 1])}
              showsStatus={message === lastOwn && entries.length === 0}
              isAsking={isAsking(index)}
              beginsSurvey={index > 0 && messages[index - 1]?.dialogId !== message.dialogId}
              onPicture={onPicture}
            />
          ))}
          {entries.map((entry) => (
            <Waiting key={entry.externalId} entry={entry} chat={chat} />
          ))}
          {agentTypes && (
            <div className="row theirs" aria-hidden="true">
              <span className="bubble dots">
                <i /> <i /> <i />
              </span>
            </div>
          )}
        </div>
      </div>
      {hasMore && (
        <button type="button" className="chip to-end" onClick={toEnd}>
          New messages <Icon name="down" />
        </button>
      )}
      <p role="status" className="hidden">
        {agentTypes ? 'The agent is typing' : ''}
      </p>
    </div>
  );
}

const isOwn = ({ from }: Message): boolean => from.role === 'CONSUMER';

function isTogether(one: Message | undefined, next: Message | undefined): boolean {
  if (!one || !next || isOwn(one) !== isOwn(next) || one.dialogId !== next.dialogId) return false;
  return Date.parse(next.sentAt) - Date.parse(one.sentAt) < groupMs;
}

const Skeleton = () => (
  <div className="skeleton" aria-hidden="true">
    <i /> <i /> <i />
  </div>
);

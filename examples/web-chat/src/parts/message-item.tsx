import type { Chat } from '../chat';
import type { Message } from '../transcript';
import { Content } from './content';
import { Icon } from './icon';
import { QuickReplies } from './quick-replies';

interface MessageItemProps {
  readonly chat: Chat;
  readonly message: Message;
  /** Whether it begins or ends what one side says in one go. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly showsStatus: boolean;
  /** Whether its quick replies still wait for an answer. */
  readonly isAsking: boolean;
  readonly beginsSurvey: boolean;
  readonly onPicture: (relativePath: string) => void;
}

const statusWords = {
  SENT: 'Sent',
  ACCEPTED: 'Delivered',
  READ: 'Read',
  ACCESSED: 'Opened',
  NACKED: 'Not delivered',
} as const;
const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** One message with who wrote it, when, and how far it got. */
export function MessageItem(props: MessageItemProps) {
  const { chat, message, isFirst, isLast, showsStatus, isAsking, beginsSurvey, onPicture } = props;
  const isOwn = message.from.role === 'CONSUMER';
  const replies = 'quickReplies' in message ? message.quickReplies : [];
  return (
    <>
      {beginsSurvey && <p className="divider">A few questions</p>}
      <article className={`row ${isOwn ? 'own' : 'theirs'}`} data-first={isFirst} data-last={isLast}>
        <span className="hidden">{isOwn ? 'You: ' : 'Agent: '}</span>
        <Content chat={chat} message={message} onPicture={onPicture} />
        {isLast && (
          <p className="meta">
            <time dateTime={message.sentAt}>{time.format(new Date(message.sentAt))}</time>
            {showsStatus && (
              <span className="status" data-status={message.status}>
                <Icon name={message.status === 'SENT' ? 'sent' : 'arrived'} />
                {statusWords[message.status]}
              </span>
            )}
          </p>
        )}
        {isAsking && replies.length > 0 && <QuickReplies chat={chat} message={message} replies={replies} />}
      </article>
    </>
  );
}

import type { Chat } from '../chat';
import type { Message } from '../transcript';

type Reply = Extract<Message, { __typename: 'TextMessage' }>['quickReplies'][number];

interface QuickRepliesProps {
  readonly chat: Chat;
  readonly message: Message;
  readonly replies: readonly Reply[];
}

/** The answers that a question offers. Answers that are all numbers stand in a scale. */
export function QuickReplies({ chat, message, replies }: QuickRepliesProps) {
  const isScale = replies.filter(({ title }) => /^\d$/.test(title)).length > 2;
  const press = ({ publishText, metadata }: Reply): void => {
    chat.press(
      { sequence: message.sequence, publishText: publishText ?? undefined, metadata },
      message.dialogId,
    );
    // The button goes away; whoever uses a keyboard is not left nowhere.
    document.getElementById('message')?.focus();
  };
  return (
    <div className="replies" data-scale={isScale} role="group" aria-label="Quick replies">
      {replies.map((reply, index) => (
        <button
          type="button"
          className="chip"
          key={index}
          title={reply.tooltip ?? undefined}
          onClick={() => press(reply)}
        >
          {reply.title}
        </button>
      ))}
    </div>
  );
}

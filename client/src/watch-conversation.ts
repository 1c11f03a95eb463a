import type { Connection } from './connection.js';
import { applyEvent, viewOf } from './conversation-view.js';
import type { ConversationView } from './conversation-view.js';
import { followConversation } from './follow-conversation.js';
import type { FollowOptions } from './follow-conversation.js';
import { GatewayFailure } from './gateway-failure.js';
import { Conversation } from './generated/operations.js';
import { runOperation } from './run-operation.js';

/** Which conversation, and until when. */
export type WatchOptions = Omit<FollowOptions, 'after'> & {
  /** How many of the latest messages are read at first, 1 to 200; 100 when absent. */
  readonly last?: number | undefined;
};

/**
 * Tells how a conversation stands, at first and after each event. Where events are gone it reads the conversation again.
 * It throws GatewayFailure with `CONVERSATION_NOT_FOUND` for one that is missing, or another consumer's.
 */
export async function* watchConversation(
  connection: Connection,
  options: WatchOptions,
): AsyncGenerator<ConversationView, void, undefined> {
  for (let isAhead = true; isAhead && options.signal?.aborted !== true;) {
    isAhead = false;
    let view = await read(connection, options);
    yield view;
    for await (const event of followConversation(connection, { ...options, after: view.cursor })) {
      isAhead = event.__typename === 'ConversationResync';
      if (isAhead) break;
      view = applyEvent(view, event);
      yield view;
    }
  }
}

async function read(connection: Connection, options: WatchOptions): Promise<ConversationView> {
  const { accountId, conversationId: id, last, signal } = options;
  // Followed as long as it takes, so asked for as long.
  const run = { signal, attempts: Number.POSITIVE_INFINITY };
  const { conversation } = await runOperation(connection, Conversation, { accountId, id, last }, run);
  if (conversation) return viewOf(conversation);
  const message = 'There is no such conversation, or it is another consumer’s.';
  throw new GatewayFailure([
    { message, extensions: { code: 'CONVERSATION_NOT_FOUND', outcome: 'REJECTED' } },
  ]);
}

import type { Connection } from './connection.js';
import type { ConversationView } from './conversation-view.js';
import { followConversation } from './follow-conversation.js';
import type { ConversationEvent, FollowOptions } from './follow-conversation.js';
import type { OperationText } from './operation-text.js';
import { runOperation } from './run-operation.js';
import type { RunOptions } from './run-operation.js';
import { watchConversation } from './watch-conversation.js';
import type { WatchOptions } from './watch-conversation.js';

/** A gateway, as a front end uses it. */
export interface GatewayClient {
  /** Runs a query or mutation; rejects with GatewayFailure. */
  run<Result, Variables extends object>(
    document: OperationText<Result, Variables>,
    variables: Variables,
    options?: RunOptions,
  ): Promise<Result>;
  /** Tells what happens in a conversation, through lost connections, without a gap or a repeat. */
  follow(options: FollowOptions): AsyncGenerator<ConversationEvent, void, undefined>;
  /** Tells how a conversation stands, at first and after each event. */
  watch(options: WatchOptions): AsyncGenerator<ConversationView, void, undefined>;
}

/** A client of the gateway at this address. It keeps nothing and opens nothing by itself. */
export const createClient = (connection: Connection): GatewayClient => ({
  run: (document, variables, options) => runOperation(connection, document, variables, options),
  follow: (options) => followConversation(connection, options),
  watch: (options) => watchConversation(connection, options),
});

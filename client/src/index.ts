// The names that the package offers; operations are at `conversation-gateway-client/operations`.
export { createClient } from './create-client.js';
export type { GatewayClient } from './create-client.js';
export type { Connection } from './connection.js';
export { applyEvent, viewOf } from './conversation-view.js';
export type { ConversationView, Message } from './conversation-view.js';
export type { ConversationEvent, FollowOptions } from './follow-conversation.js';
export { GatewayFailure } from './gateway-failure.js';
export type { GatewayError, Outcome } from './gateway-failure.js';
export type { OperationText } from './operation-text.js';
export type { RunOptions } from './run-operation.js';
export type { WatchOptions } from './watch-conversation.js';

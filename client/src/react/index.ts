// The hooks, at `conversation-gateway-client/react`.
export { useConversation } from './use-conversation.js';
export type { UsedConversation, UsedTarget } from './use-conversation.js';
export { useOperation } from './use-operation.js';
export type { UsedOperation } from './use-operation.js';

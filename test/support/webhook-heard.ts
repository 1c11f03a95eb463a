/** An event as `heardDocument` asks for it. */
export interface HeardEvent {
  readonly __typename: string;
  readonly cursor: string;
  readonly conversation: { readonly skill: { readonly id: string } | null };
  readonly message?: { readonly dialogId: string; readonly sequence: number };
  readonly dialogId?: string;
  readonly sequences?: readonly number[];
}

/** The subscription of the tests that count. */
export const heardDocument = `subscription ($accountId: ID!, $conversationId: ID!, $after: ID) {
  conversationEvents(accountId: $accountId, conversationId: $conversationId, after: $after) {
    __typename cursor conversation { skill { id } }
    ... on MessageAdded { message { dialogId sequence } }
    ... on MessageStatusChanged { dialogId sequences }
  }
}`;

/** An event that a subscriber heard. */
export interface Heard {
  /** As the webhook that told it has it. */
  readonly label: string;
  readonly cursor: string;
  /** By the clock of `performance`. */
  readonly at: number;
}

/** An event under the label of the webhook that told it; what no webhook tells keeps its type. */
export function heardOf(event: HeardEvent): Heard {
  return { label: labelOf(event), cursor: event.cursor, at: performance.now() };
}

function labelOf({ __typename, conversation, message, dialogId = '', sequences = [] }: HeardEvent): string {
  if (message !== undefined) return `message ${message.dialogId} ${message.sequence}`;
  if (__typename === 'MessageStatusChanged') return `receipt ${dialogId} ${sequences.join()}`;
  return __typename === 'ConversationChanged' ? `state ${conversation.skill?.id ?? 'none'}` : __typename;
}

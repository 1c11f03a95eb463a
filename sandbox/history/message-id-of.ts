/** The id of a message: it names its conversation, or its own dialog in a survey, and its number (MHIST). */
export const messageIdOf = (conversationId: string, dialogId: string, sequence: number): string =>
  `ms::${dialogId === conversationId ? 'conv' : 'dialog'}:${dialogId}::msg:${sequence}`;

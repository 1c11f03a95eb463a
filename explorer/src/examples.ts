/** The variables of an operation. */
export type Variables = Readonly<Record<string, unknown>>;

/** An operation of `examples/`, with its variables as they lie beside it. */
export interface Example {
  /** The operation's name. */
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly document: string;
  readonly variables: Variables;
}

/** As they come in the life of a conversation. */
const order = [
  'CreateConversation',
  'CreateConversationFull',
  'SendText',
  'SetChatState',
  'AcknowledgeMessages',
  'ClickAction',
  'RequestFileUpload',
  'SendFile',
  'RequestFileDownload',
  'UpdateUserProfile',
  'ChangeTtr',
  'CloseConversation',
  'SubmitCsat',
  'ConversationEvents',
  'Conversation',
  'ConversationMessages',
  'OpenConversation',
  'Conversations',
  'Account',
];

// Built in as they are in the repository, where each of them is run by a test.
const documents = import.meta.glob<string>('../../examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const variables = import.meta.glob<Variables>('../../examples/*.variables.json', {
  import: 'default',
  eager: true,
});

/** Every example, in that order; what is not named there comes last. */
export const examples: readonly Example[] = Object.entries(documents)
  .map(([path, document]) =>
    exampleOf(document, variables[path.replace('.graphql', '.variables.json')] ?? {}),
  )
  .sort((one, other) => placeOf(one) - placeOf(other));

function exampleOf(document: string, given: Variables): Example {
  const [, kind = 'query', name = ''] = /^(query|mutation|subscription) (\w+)/m.exec(document) ?? [];
  return { name, kind: kind as Example['kind'], document, variables: given }; // as the form above says
}

function placeOf({ name }: Example): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

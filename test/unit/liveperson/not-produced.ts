/** A wire sample that the gateway does not produce, and why. */
export interface NotProduced {
  readonly fixture: string;
  readonly reason: string;
}

/** Every create-conversation request sample that no typed input of the gateway leads to. */
export const notProduced: readonly NotProduced[] = [
  {
    fixture: 'create-conversation.demo-app.request',
    reason:
      'The demo app sends a role member, a null ttrDefName, numeric campaign and context ids and features inside the ' +
      'context. The gateway leaves absent members out, sends ids as text, and sends features in the header.',
  },
];

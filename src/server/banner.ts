import { exampleCurl } from './example-operation.js';

/** What a newcomer is told once the gateway and its sandbox listen. */
export interface BannerFacts {
  readonly url: string;
  readonly explorer: boolean;
  readonly chat: boolean;
  readonly sandboxUrl: string;
  /** Accounts of the sandbox, in the clear: they guard nothing. */
  readonly accounts: readonly {
    readonly id: string;
    readonly clientId: string;
    readonly clientSecret: string;
  }[];
}

/** The text printed at start beside a sandbox: addresses, and a command that works as it stands. */
export function banner({ url, explorer, chat, sandboxUrl, accounts }: BannerFacts): string {
  const lines = [
    '',
    'Conversation Gateway, with a LivePerson sandbox beside it: nothing leaves this machine.',
    '',
    `  GraphQL    ${url}/graphql`,
    ...(explorer ? [`  Explorer   ${url}/graphql in a browser; ${url}/explorer without internet`] : []),
    ...(chat ? [`  Web chat   ${url}/chat`] : []),
    `  Sandbox    ${sandboxUrl}  (what it was sent: ${sandboxUrl}/_sandbox/calls)`,
    ...accounts.map(
      (one) => `  Account    ${one.id}  app id ${one.clientId}  app secret ${one.clientSecret}`,
    ),
    '',
    'Open a conversation:',
    '',
    exampleCurl(url, accounts[0]?.id ?? ''),
    '',
  ];
  return lines.join('\n');
}

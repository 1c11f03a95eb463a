import type { Life, LifeTarget } from './life-pair.js';
import { Secret } from '../../src/config/secret.js';
import type { Account } from '../../src/config/account.js';

/** An account with a credential for history; the sandbox takes any. */
export const withHistory: { readonly account: Partial<Account> } = {
  account: { history: { kind: 'bearer', token: new Secret('history-token') } },
};

/** A message as a caller reads it. */
export interface ReadMessage {
  readonly __typename: string;
  readonly sequence: number;
  readonly dialogId: string;
  readonly externalId: string | null;
  readonly status: string;
  readonly from: { readonly role: string; readonly id: string | null };
  readonly [member: string]: unknown;
}

/** A conversation as a caller reads it. */
export interface ReadConversation {
  readonly id: string;
  readonly state: string;
  readonly stage: string;
  readonly consumer: { readonly id: string } | null;
  readonly agent: { readonly id: string; readonly displayName: string | null } | null;
  readonly messages: {
    readonly isComplete: boolean;
    readonly edges: readonly { readonly node: ReadMessage }[];
  };
}

const fields = `id state stage consumer { id } agent { id displayName }
  messages { isComplete edges { node { __typename sequence dialogId externalId status from { role id }
    ... on TextMessage { text quickReplies { title publishText metadata } }
    ... on FileMessage { fileType relativePath caption }
    ... on RichMessage { content quickReplies { title } }
    ... on SecureFormMessage { invitationId title } } } }`;
const query = `query ($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) { ${fields} } }`;

/** Reads a conversation, or null; fails for an error. */
export async function readConversation(
  { pair }: Life,
  { accountId, conversationId: id }: Omit<LifeTarget, 'consumerId'>,
  headers?: Readonly<Record<string, string>>,
): Promise<ReadConversation | null> {
  const answer = await pair.graphql<Answer>(query, { accountId, id }, headers);
  if (!answer.data || answer.errors) throw new Error(answer.text);
  return answer.data.conversation;
}
interface Answer {
  readonly conversation: ReadConversation | null;
}

/** Its messages; fails when there is no such conversation. */
export async function readMessages(life: Life, target: Omit<LifeTarget, 'consumerId'>) {
  const conversation = await readConversation(life, target);
  if (conversation === null) throw new Error('no such conversation');
  const { isComplete, edges } = conversation.messages;
  return { isComplete, messages: edges.map(({ node }) => node) };
}

/** The open conversation of a consumer, by id. */
export async function readOpen(
  { pair }: Life,
  consumerId: string | null,
  headers?: Readonly<Record<string, string>>,
): Promise<{ readonly id: string; readonly stage: string } | null> {
  const answer = await pair.graphql<{ openConversation: { id: string; stage: string } | null }>(
    `query ($accountId: ID!, $consumerId: ID) { openConversation(accountId: $accountId, consumerId: $consumerId) { id stage } }`,
    { accountId: pair.accountId, consumerId },
    headers,
  );
  if (!answer.data || answer.errors) throw new Error(answer.text);
  return answer.data.openConversation;
}

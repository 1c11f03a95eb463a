import type { GraphqlAnswer } from './post-graphql.js';
import type { Pair } from './start-pair.js';

/** The mutation that most tests send. */
export const createMutation = `mutation CreateConversation($input: CreateConversationInput!) {
  createConversation(input: $input) {
    outcome
    conversation { id accountId state stage ttr startedAt consumer { accountId id } skill { id } }
  }
}`;

/** Its answer. */
export interface Created {
  readonly createConversation: {
    readonly outcome: string;
    readonly conversation: {
      readonly id: string;
      readonly accountId: string;
      readonly state: string;
      readonly stage: string;
      readonly ttr: string | null;
      readonly startedAt: string;
      readonly consumer: { readonly accountId: string; readonly id: string } | null;
      readonly skill: { readonly id: string } | null;
    };
  };
}

/** Opens a conversation for `consumer-1` of the sandbox's first account, unless the input says otherwise. */
export function create(
  pair: Pair,
  input: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlAnswer<Created>> {
  const whole = { accountId: pair.accountId, consumerId: 'consumer-1', ...input };
  return pair.graphql<Created>(createMutation, { input: whole }, headers);
}

/** The conversation of an answer that is a success; fails with the whole answer otherwise. */
export function createdIn({ data, errors, text }: GraphqlAnswer<Created>): Created['createConversation'] {
  if (!data || errors) throw new Error(`expected a conversation in ${text}`);
  return data.createConversation;
}

import { examples } from './examples.js';
import type { Example, Variables } from './examples.js';
import { fill, needsOf } from './fill.js';
import type { Facts } from './fill.js';
import { settings } from './settings.js';
import { shared } from './shared.js';

/** An example that can be run as it stands, or as near to it as can be. */
export interface Prepared {
  readonly variables: Variables;
  /** What was done for it, or what is still to be filled in. */
  readonly note: string;
}

/**
 * Fills an example's variables. Beside a sandbox the conversation, message and file that it speaks of are made first;
 * a real account is left alone.
 */
export async function prepare({ variables }: Example): Promise<Prepared> {
  const { accountId, isSandbox } = await settings();
  const needs = needsOf(variables);
  if (!isSandbox || needs.size === 0) {
    const note = needs.size === 0 ? '' : 'Put ids of your own in the variables.';
    return { variables: fill(variables, { accountId }), note };
  }
  const facts = await gather(needs, accountId);
  return { variables: fill(variables, facts), note: `Speaks of conversation ${facts.conversationId ?? ''}.` };
}

async function gather(needs: ReadonlySet<keyof Facts>, accountId: string): Promise<Facts> {
  const conversationId = await openConversation(accountId);
  const facts = { accountId, conversationId };
  const sequence = needs.has('sequence') ? await agentSequence(facts) : undefined;
  const relativePath = needs.has('relativePath') ? await uploadPixel(facts) : undefined;
  return { ...facts, sequence, relativePath };
}

interface Opened {
  readonly createConversation: { readonly conversation: { readonly id: string } };
}

/** The consumer of the examples has at most one open conversation: this is it. */
const openConversation = shared(async (accountId: string): Promise<string> => {
  const { document = '', variables = {} } = examples.find(({ name }) => name === 'CreateConversation') ?? {};
  const opened = await ask<Opened>(document, fill(variables, { accountId }));
  return opened.createConversation.conversation.id;
});

interface Messages {
  readonly conversation: {
    readonly messages: {
      readonly edges: readonly {
        readonly node: { readonly sequence: number; readonly from: { readonly role: string } };
      }[];
    };
  } | null;
}

type Place = Required<Pick<Facts, 'accountId'>> & { readonly conversationId: string };

/** A message of the agent's to speak of: the sandbox's answers a text within a moment. */
const agentSequence = shared(async (place: Place): Promise<number | undefined> => {
  const known = await newestOfAgent(place);
  if (known !== undefined) return known;
  const { document = '' } = examples.find(({ name }) => name === 'SendText') ?? {};
  await ask(document, { input: { ...place, consumerId, text: 'Hello' } });
  for (let tries = 0; tries < 20; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const answered = await newestOfAgent(place);
    if (answered !== undefined) return answered;
  }
  return undefined;
});

async function newestOfAgent({ accountId, conversationId }: Place): Promise<number | undefined> {
  const document = `query ($accountId: ID!, $id: ID!) {
    conversation(accountId: $accountId, id: $id) { messages(last: 50) { edges { node { sequence from { role } } } } }
  }`;
  const { conversation } = await ask<Messages>(document, { accountId, id: conversationId });
  return conversation?.messages.edges.findLast(({ node }) => node.from.role !== 'CONSUMER')?.node.sequence;
}

const consumerId = 'John_Doe_facebook12345';
/** A picture of one pixel. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const uploadPixel = shared(async (place: Place): Promise<string> => {
  const body = Uint8Array.from(atob(pixel), (letter) => letter.charCodeAt(0));
  const address = `/files?${new URLSearchParams({ ...place, consumerId }).toString()}`;
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'image/png' }, body });
  const { relativePath } = (await answer.json()) as { readonly relativePath: string }; // as README says
  return relativePath;
});

async function ask<Data>(query: string, variables: Variables): Promise<Data> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  const answer = await fetch('/graphql', { method: 'POST', headers, body });
  const { data, errors = [] } = (await answer.json()) as { data?: Data; errors?: { message: string }[] };
  if (!data) throw new Error(errors[0]?.message ?? 'The gateway did not answer.');
  return data;
}

import { playAgentByHand, seeConversation } from './life-sandbox.js';
import type { AgentAct, SeenLife } from './life-sandbox.js';
import type { GraphqlAnswer, PublicError } from './post-graphql.js';
import { onlyError } from './post-graphql.js';
import type { SeenCall } from './sandbox-control.js';
import { withPair } from './start-pair.js';
import type { Pair, PairOptions } from './start-pair.js';

/** Which conversation, and whose. */
export interface LifeTarget {
  readonly accountId: string;
  readonly conversationId: string;
  readonly consumerId: string;
}

type Headers = Readonly<Record<string, string>>;
type Members = Readonly<Record<string, unknown>>;

/** What a conversation is opened with: `CreateConversationInput`, of `ann` in the first account unless it says otherwise. */
export interface NewConversation {
  readonly accountId?: string;
  readonly consumerId?: string;
  readonly [member: string]: unknown;
}

/** A gateway and a sandbox, with what a consumer and an agent do there. */
export interface Life {
  readonly pair: Pair;
  /** Opens a conversation. */
  readonly open: (input?: NewConversation) => Promise<LifeTarget>;
  /** Sends a mutation named as its input: `sendText` takes a `SendTextInput`. */
  readonly ask: <Payload>(
    name: string,
    fields: string,
    input: object,
    headers?: Headers,
  ) => Promise<GraphqlAnswer<Payloads<Payload>>>;
  /** The payload of a mutation that succeeds; fails with the whole answer otherwise. */
  readonly mutate: <Payload>(
    name: string,
    fields: string,
    input: object,
    headers?: Headers,
  ) => Promise<Payload>;
  /** The one error of a mutation that fails. */
  readonly refused: (name: string, fields: string, input: object, headers?: Headers) => Promise<PublicError>;
  /** Sends a text and gives its sequence. */
  readonly say: (target: object, text: string) => Promise<number>;
  /** Plays the agent; gives the sequence of what was published, -1 without one. */
  readonly agent: (target: { readonly conversationId: string }, act: AgentAct) => Promise<number>;
  /** The conversation as LivePerson has it. */
  readonly seen: (target: { readonly conversationId: string }) => Promise<SeenLife>;
  /** Calls of SEND since the calls were forgotten, in order. */
  readonly sends: () => Promise<readonly SentCall[]>;
  /** Moves the clock of the gateway and of the sandbox. */
  readonly later: (ms: number) => void;
}

/** What a mutation answers, by its name. */
export type Payloads<Payload> = Readonly<Record<string, Payload>>;

/** A request that SEND received. */
export interface SentCall {
  readonly type: string;
  readonly body: Members & { readonly event?: Members; readonly conversationField?: Members };
  readonly metadata?: readonly Members[];
  readonly clientProperties: unknown;
}

/** Runs a test against a gateway and a sandbox of its own. */
export async function withLife(run: (life: Life) => Promise<void>, options: PairOptions = {}): Promise<void> {
  let skewMs = 0;
  const now = (): number => Date.now() + skewMs;
  const sandbox = { now, ...options.sandbox };
  await withPair((pair) => run(lifeOf(pair, (ms) => (skewMs += ms))), { now, ...options, sandbox });
}

function lifeOf(pair: Pair, later: (ms: number) => void): Life {
  const ask: Life['ask'] = (name, fields, input, headers) => {
    const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    return pair.graphql(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${fields} } }`,
      { input },
      headers,
    );
  };
  const mutate: Life['mutate'] = async <Payload>(
    ...[name, fields, input, headers]: Parameters<Life['ask']>
  ) => {
    const { data, errors, text } = await ask<Payload>(name, fields, input, headers);
    const payload = data?.[name];
    if (payload === undefined || errors) throw new Error(`${name} failed: ${text}`);
    return payload;
  };
  return {
    pair,
    ask,
    mutate,
    refused: async (...args) => onlyError(await ask(...args)),
    open: async (input = {}) => {
      const whole = { accountId: pair.accountId, consumerId: 'ann', ...input };
      const { conversation } = await mutate<Opened>('createConversation', 'conversation { id }', whole);
      return { accountId: whole.accountId, consumerId: whole.consumerId, conversationId: conversation.id };
    },
    say: async (target, text) =>
      (await mutate<Sent>('sendText', 'message { sequence }', { ...target, text })).message.sequence,
    agent: ({ conversationId }, act) => playAgentByHand(pair.sandbox.url, conversationId, act),
    seen: ({ conversationId }) => seeConversation(pair.sandbox.url, conversationId),
    sends: async () => (await pair.sandbox.calls()).filter(isSend).map(sentCall),
    later,
  };
}

interface Opened {
  readonly conversation: { readonly id: string };
}
interface Sent {
  readonly message: { readonly sequence: number };
}

function isSend({ service, path }: SeenCall): boolean {
  return service === 'asyncMessagingEnt' && path.includes('/conversation/send');
}

function sentCall({ body, headers }: SeenCall): SentCall {
  const properties = headers['client-properties'];
  const clientProperties = properties === undefined ? undefined : (JSON.parse(properties) as unknown);
  return { ...(body as Omit<SentCall, 'clientProperties'>), clientProperties }; // the gateway's own requests
}

import type { SandboxControl } from './sandbox-control.js';
import type { StormClient } from './storm-client.js';
import type { StormConsumer } from './storm-consumer.js';

/** What became of a storm. */
export interface StormReport {
  readonly seed: number;
  readonly consumers: number;
  readonly replicas: number;
  readonly killed: number;
  /** All calls of all clients. */
  readonly calls: number;
  /** Calls after the first of their consumer, with the same key. */
  readonly retries: number;
  readonly givenUp: number;
  readonly interrupted: number;
  /** Answers, by their outcome or error code. */
  readonly answers: Readonly<Record<string, number>>;
  /** Answers on the way that said OUTCOME_UNKNOWN. */
  readonly unknownOutcomes: number;
  readonly replays: number;
  /** Creates that reached LivePerson, and those of them whose answers were lost after their effect. */
  readonly postsUpstream: number;
  readonly answersLost: number;
  readonly webhooksDropped: number;
  /** Conversations at LivePerson. */
  readonly conversations: number;
  /** Consumers who have another number of conversations there than one. */
  readonly notOne: number;
  /** Consumers whose clients ended without an id. */
  readonly withoutId: number;
  /** Consumers whose clients were told two ids. */
  readonly withTwoIds: number;
  /** Consumers whose id is not that of their conversation. */
  readonly withWrongId: number;
  /** Conversations with a first message more than once. */
  readonly repeatedMessages: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
  readonly seconds: number;
}

/** A storm that is over. */
export interface StormOver {
  readonly seed: number;
  readonly startedAt: number;
  readonly replicas: number;
  readonly killed: number;
  readonly client: StormClient;
  readonly consumers: readonly StormConsumer[];
  readonly sandbox: SandboxControl;
}

/** Counts what clients were told, and compares it with what LivePerson has. */
export async function stormReport(over: StormOver): Promise<StormReport> {
  const { seed, startedAt, replicas, killed, client, consumers } = over;
  const { calls, givenUp, interrupted, answers } = client;
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return {
    seed,
    consumers: consumers.length,
    replicas,
    killed,
    calls,
    retries: calls - consumers.length,
    givenUp,
    interrupted,
    answers,
    unknownOutcomes: answers['OUTCOME_UNKNOWN'] ?? 0,
    replays: answers['REPLAYED'] ?? 0,
    ...(await upstreamOf(over.sandbox)),
    ...(await differencesOf(over)),
    ...answerTimes(client.answerMs),
    seconds,
  };
}

async function upstreamOf(sandbox: SandboxControl) {
  const creates = (await sandbox.calls()).filter(({ path }) => path.includes('/consumer/conversation?'));
  return {
    postsUpstream: creates.length,
    answersLost: creates.filter(({ status }) => status === null).length,
    webhooksDropped: await sandbox.droppedWebhooks(),
  };
}

async function differencesOf({ sandbox, consumers }: StormOver) {
  const conversations = await sandbox.conversations();
  const idsOf = new Map<string, string[]>();
  for (const { id, extConsumerId } of conversations)
    idsOf.set(extConsumerId, [...(idsOf.get(extConsumerId) ?? []), id]);
  const count = (differs: (consumer: StormConsumer, there: readonly string[]) => boolean): number =>
    consumers.filter((consumer) => differs(consumer, idsOf.get(consumer.name) ?? [])).length;
  return {
    conversations: conversations.length,
    notOne: count((_, there) => there.length !== 1),
    withoutId: count(({ ids }) => ids.size === 0),
    withTwoIds: count(({ ids }) => ids.size > 1),
    withWrongId: count(({ ids }, there) => [...ids].some((id) => !there.includes(id))),
    repeatedMessages: conversations.filter(({ messages }) => messages.length > 1).length,
  };
}

function answerTimes(answerMs: readonly number[]) {
  const sorted = answerMs.toSorted((a, b) => a - b);
  const at = (part: number): number => Math.round(sorted[Math.ceil(sorted.length * part) - 1] ?? 0);
  return { p50Ms: at(0.5), p99Ms: at(0.99), slowestMs: at(1) };
}

import type { ReplicaFleet } from './replica-fleet.js';
import type { ConversationStory } from './replica-load.js';
import type { ReplicaSenders } from './replica-senders.js';
import { countDifferences } from './webhook-count.js';
import type { Differences } from './webhook-count.js';
import type { Subscriber } from './webhook-subscriber.js';

/** What became of everything that was sent through replicas. */
export interface ReplicaReport extends Differences {
  readonly seed: number;
  readonly replicas: number;
  readonly killed: number;
  readonly conversations: number;
  readonly subscribers: number;
  readonly transports: number;
  /** Different webhooks. */
  readonly webhooks: number;
  /** Webhooks that were sent a second time, mostly through another replica. */
  readonly sentTwice: number;
  readonly answered200: number;
  readonly interrupted: number;
  readonly refused: number;
  /** Different events in the logs. */
  readonly events: number;
  /** Events that the subscribers heard, all together. */
  readonly delivered: number;
  /** Connections that subscribers made after their first. */
  readonly resumed: number;
  /** States that were told after a newer one. */
  readonly statesBackwards: number;
  /** Lists of messages, one of each conversation by each replica, that differ from LivePerson's order. */
  readonly misorderedLists: number;
  /** How long answers took. */
  readonly answerP50Ms: number;
  readonly answerP99Ms: number;
  readonly answerMaxMs: number;
  readonly seconds: number;
}

/** Those who listened to one conversation. */
export interface StoryListening {
  readonly story: ConversationStory;
  readonly throughout: readonly Subscriber[];
  /** Came at the end, and began with the oldest event. */
  readonly last: Subscriber;
  /** Lists of its messages that are not what they should be. */
  readonly misordered: number;
}

/** A run that is over. */
export interface ReplicaRun {
  readonly seed: number;
  readonly startedAt: number;
  readonly fleet: ReplicaFleet;
  readonly senders: ReplicaSenders;
  readonly listenings: readonly StoryListening[];
  readonly transports: number;
  readonly sentTwice: number;
}

/** Counts what was sent and what was heard of it. */
export function replicaReport(run: ReplicaRun): ReplicaReport {
  const { seed, startedAt, fleet, senders, listenings, transports, sentTwice } = run;
  const subscribers = listenings.flatMap(({ throughout }) => throughout);
  const sum = <T>(items: readonly T[], count: (item: T) => number): number =>
    items.reduce((total, item) => total + count(item), 0);
  return {
    seed,
    replicas: fleet.size,
    killed: fleet.killed,
    conversations: listenings.length,
    subscribers: subscribers.length,
    transports,
    // With the first state and the end.
    webhooks: sum(listenings, ({ story }) => story.webhooks.length + 2),
    sentTwice,
    answered200: senders.answered200,
    interrupted: senders.interrupted,
    refused: senders.refused,
    events: sum(listenings, ({ last }) => last.events.length),
    delivered: sum(subscribers, ({ events }) => events.length),
    resumed: sum(subscribers, ({ connections }) => connections - 1),
    ...countDifferences(listenings.map(hearingsOf)),
    statesBackwards: sum(listenings, ({ last }) => statesBackwards(last)),
    misorderedLists: sum(listenings, ({ misordered }) => misordered),
    ...answerTimes(senders.answerMs),
    seconds: Math.round((performance.now() - startedAt) / 1000),
  };
}

function hearingsOf({ story, throughout, last }: StoryListening) {
  const { required, allowed } = story;
  return { required, allowed, log: last.events, subscribers: throughout.map(({ events }) => events) };
}

function statesBackwards({ events }: Subscriber): number {
  const states = events.flatMap(({ label }) => (label.startsWith('state ') ? [Number(label.slice(6))] : []));
  return states.filter((state, at) => state < (states[at - 1] ?? 0)).length;
}

function answerTimes(answerMs: readonly number[]) {
  const sorted = answerMs.toSorted((a, b) => a - b);
  const at = (part: number): number => Math.round(sorted[Math.ceil(sorted.length * part) - 1] ?? 0);
  return { answerP50Ms: at(0.5), answerP99Ms: at(0.99), answerMaxMs: at(1) };
}

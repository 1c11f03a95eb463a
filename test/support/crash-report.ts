import type { CrashSenders, Sending } from './crash-senders.js';
import { countDifferences } from './webhook-count.js';
import type { Differences } from './webhook-count.js';
import type { Heard } from './webhook-heard.js';
import type { Subscriber } from './webhook-subscriber.js';

/** What became of everything that was sent. */
export interface CrashReport extends Differences {
  readonly seed: number;
  readonly kills: number;
  readonly conversations: number;
  readonly subscribers: number;
  /** Webhooks answered with 200. */
  readonly answered200: number;
  /** Webhooks whose connection broke: they were sent again. */
  readonly interrupted: number;
  /** Webhooks answered otherwise: they were sent again. */
  readonly refused: number;
  /** Webhooks that were sent again although they had been answered with 200. */
  readonly sentAgain: number;
  /** Different events in webhooks answered with 200. */
  readonly events: number;
  /** Messages of interrupted webhooks that were there after a kill, before they were sent again. */
  readonly keptUnanswered: number;
  /** Events that the subscribers heard, all together. */
  readonly delivered: number;
  /** Connections that subscribers made after their first. */
  readonly resumed: number;
  /** Events in the log behind one whose webhook was sent only after theirs had been answered. */
  readonly misplaced: number;
  readonly seconds: number;
}

/** Those who listened to one conversation. */
export interface Listening {
  readonly conversationId: string;
  readonly throughout: readonly Subscriber[];
  /** Came at the end, and began with the oldest event. */
  readonly last: Subscriber;
}

/** A run that is over. */
export interface CrashRun {
  readonly seed: number;
  readonly kills: number;
  readonly startedAt: number;
  readonly senders: CrashSenders;
  readonly listenings: readonly Listening[];
}

type Sendings = ReadonlyMap<string, Sending>;

/** Counts what was sent and what was heard of it. */
export function crashReport({ seed, kills, startedAt, senders, listenings }: CrashRun): CrashReport {
  const { sendings, answered, interrupted, refused, repeated } = senders;
  const subscribers = listenings.flatMap(({ throughout }) => throughout);
  const sendingsOf = ({ conversationId }: Listening): Sendings => sendings.get(conversationId) ?? new Map();
  const differences = countDifferences(
    listenings.map((listening) => ({
      required: new Set(sendingsOf(listening).keys()),
      allowed: new Set(),
      log: listening.last.events,
      subscribers: listening.throughout.map(({ events }) => events),
    })),
  );
  const sum = <T>(items: readonly T[], count: (item: T) => number): number =>
    items.reduce((total, item) => total + count(item), 0);
  return {
    seed,
    kills,
    conversations: listenings.length,
    subscribers: subscribers.length,
    answered200: answered,
    interrupted,
    refused,
    sentAgain: repeated,
    events: sum(listenings, (listening) => sendingsOf(listening).size),
    keptUnanswered: senders.keptUnanswered,
    delivered: sum(subscribers, ({ events }) => events.length),
    resumed: sum(subscribers, ({ connections }) => connections - 1),
    misplaced: sum(listenings, (listening) => misplaced(listening.last.events, sendingsOf(listening))),
    ...differences,
    seconds: Math.round((performance.now() - startedAt) / 1000),
  };
}

function misplaced(log: readonly Heard[], sendings: Sendings): number {
  let answeredFirst = Infinity;
  let count = 0;
  for (const { label } of log.toReversed()) {
    const { firstSentAt = 0, answeredAt = Infinity } = sendings.get(label) ?? {};
    if (firstSentAt > answeredFirst) count += 1;
    answeredFirst = Math.min(answeredFirst, answeredAt);
  }
  return count;
}

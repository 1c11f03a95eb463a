import { ReplicaFleet } from './replica-fleet.js';
import { conversationStory, endOf, shuffledLoad } from './replica-load.js';
import type { ConversationStory } from './replica-load.js';
import { listMessages } from './webhook-messages.js';
import { replicaReport } from './replica-report.js';
import type { ReplicaReport, StoryListening } from './replica-report.js';
import { ReplicaSenders } from './replica-senders.js';
import { loneSettings } from './webhook-gateway.js';
import { randomOf } from './webhook-random.js';
import { toldConversations } from './webhook-story.js';
import { Subscriber } from './webhook-subscriber.js';
import { transports } from './webhook-transports.js';

/** How many listen to how much. */
export interface ReplicaOptions {
  readonly conversations: number;
  /** Of all conversations together. */
  readonly subscribers: number;
  /** Different webhooks; a tenth more are sent twice. */
  readonly webhooks: number;
  /** Kills one replica in the middle. */
  readonly killOne: boolean;
  /** A folder of this run's own. */
  readonly folder: string;
  readonly redisUrl: string;
  /** Repeats the same choices. */
  readonly seed: number;
}

const replicaCount = 3;
const repeatedPart = 0.1;
const hearsWithinMs = 120_000;

interface Rig {
  readonly fleet: ReplicaFleet;
  readonly senders: ReplicaSenders;
  /** Everybody who is to be stopped. */
  readonly all: Subscriber[];
}

/** Sends shuffled webhooks through three gateways with one Redis, and counts what their subscribers heard. */
export async function runReplicas(options: ReplicaOptions): Promise<ReplicaReport> {
  const settings = { ...loneSettings(options.folder), REDIS_URL: options.redisUrl };
  const fleet = await ReplicaFleet.start(replicaCount, settings);
  const rig = { fleet, senders: new ReplicaSenders(fleet), all: [] };
  try {
    return await tellAndListen(rig, options);
  } finally {
    await closeRig(rig);
  }
}

async function closeRig({ fleet, senders, all }: Rig): Promise<void> {
  await Promise.all(all.map((subscriber) => subscriber.stop()));
  await senders.close();
  await fleet.close();
}

async function tellAndListen(rig: Rig, options: ReplicaOptions): Promise<ReplicaReport> {
  const { conversations, webhooks, killOne, seed } = options;
  const startedAt = performance.now();
  const random = randomOf(seed);
  const stories = toldConversations(conversations).map((told, at) => {
    // The first state and the end are told besides.
    const count = Math.ceil((webhooks - at) / conversations) - 2;
    return conversationStory(told, count, random);
  });
  const subscribers = await begin(rig, stories, options.subscribers);
  const load = shuffledLoad(stories, repeatedPart, random);
  const middle = rig.senders.answered(conversations + Math.round(load.length / 2));
  const killing = middle.then(() => (killOne ? rig.fleet.kill(0) : undefined));
  await Promise.all([rig.senders.sendAll(load), killing]);
  const listenings = await end(rig, stories, subscribers);
  const sentTwice = load.length - new Set(load).size;
  const counts = { seed, startedAt, listenings, sentTwice, transports: transports.length };
  return replicaReport({ ...counts, fleet: rig.fleet, senders: rig.senders });
}

/** Tells that the conversations are there, and has everybody hear it: by conversation, those who listen. */
async function begin(
  { fleet, senders, all }: Rig,
  stories: readonly ConversationStory[],
  count: number,
): Promise<readonly (readonly Subscriber[])[]> {
  await Promise.all(stories.map(({ first }, at) => senders.deliver(first, at)));
  const subscribers = stories.map(({ told }, at) => {
    const own = Math.ceil((count - at) / stories.length);
    return Array.from({ length: own }, (_, n) => subscribe({ fleet, all }, told.conversationId, n));
  });
  await Promise.all(
    stories.flatMap(({ first }, at) =>
      (subscribers[at] ?? []).map((one) => one.heard(first.labels[0] ?? '', hearsWithinMs)),
    ),
  );
  return subscribers;
}

/** The n-th subscriber of a conversation: replicas and transports in turn, so that all pairs come up. */
function subscribe(
  { fleet, all }: Pick<Rig, 'fleet' | 'all'>,
  conversationId: string,
  n: number,
): Subscriber {
  const replica = n % replicaCount;
  const first = Math.floor(n / replicaCount) % transports.length;
  const inTurn = [...transports.slice(first), ...transports.slice(0, first)];
  const url = (): Promise<string> => Promise.resolve(fleet.url(replica));
  const subscriber = new Subscriber({ conversationId, url, transports: inTurn });
  all.push(subscriber);
  return subscriber;
}

/** Has everybody hear the end, somebody who comes last hear all of it, and each replica list the messages. */
function end(
  rig: Rig,
  stories: readonly ConversationStory[],
  subscribers: readonly (readonly Subscriber[])[],
): Promise<StoryListening[]> {
  return Promise.all(
    stories.map(async (story, at) => {
      const ending = endOf(story);
      const [label = ''] = ending.labels;
      await rig.senders.deliver(ending, at);
      const throughout = subscribers[at] ?? [];
      const last = subscribe(rig, story.told.conversationId, at);
      await Promise.all([last, ...throughout].map((one) => one.heard(label, hearsWithinMs)));
      const whole = { ...story, required: new Set([...story.required, label]) };
      const messages = [...story.messages, label];
      return { story: whole, throughout, last, misordered: await countMisordered(rig, story, messages) };
    }),
  );
}

async function countMisordered(
  { fleet }: Rig,
  { told }: ConversationStory,
  messages: readonly string[],
): Promise<number> {
  const lists = await Promise.all(fleet.urls.map((url) => listMessages(url, told.conversationId)));
  return lists.filter((list) => list.join() !== messages.join()).length;
}

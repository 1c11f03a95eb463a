import { setTimeout as delay } from 'node:timers/promises';
import { CrashingGateway } from './crash-gateway.js';
import { ConversationLoad } from './crash-load.js';
import { CrashSenders } from './crash-senders.js';
import { crashReport } from './crash-report.js';
import type { CrashReport } from './crash-report.js';
import { loneSettings } from './webhook-gateway.js';
import { between, randomOf } from './webhook-random.js';
import { toldConversations } from './webhook-story.js';
import { Subscriber } from './webhook-subscriber.js';
import { transports } from './webhook-transports.js';

/** How a gateway is crashed. */
export interface CrashOptions {
  readonly kills: number;
  /** A folder of this run's own. */
  readonly folder: string;
  /** Settings that name the store. */
  readonly store: Readonly<Record<string, string>>;
  /** Repeats the same choices. */
  readonly seed: number;
}

const conversationCount = 4;
const hearsWithinMs = 60_000;

interface Rig {
  readonly gateway: CrashingGateway;
  readonly senders: CrashSenders;
  readonly loads: readonly ConversationLoad[];
  /** Of each conversation, one for each transport. */
  readonly subscribers: readonly (readonly Subscriber[])[];
}

/** Kills a gateway again and again under a stream of webhooks, and counts what its subscribers heard. */
export async function runCrashes(options: CrashOptions): Promise<CrashReport> {
  const startedAt = performance.now();
  const random = randomOf(options.seed);
  const gateway = new CrashingGateway({ ...loneSettings(options.folder), ...options.store });
  const senders = new CrashSenders(gateway, random);
  const loads = toldConversations(conversationCount).map((told) => new ConversationLoad(told, random));
  const all: Subscriber[] = [];
  try {
    await begin(loads, senders);
    const subscribers = loads.map((load) =>
      transports.map((_, first) => subscribe({ gateway, load, first, all })),
    );
    const rig = { gateway, senders, loads, subscribers };
    await crashUnderLoad(rig, options.kills, random);
    const listenings = await endAndListen(rig, all);
    return crashReport({ listenings, senders, kills: gateway.kills, startedAt, seed: options.seed });
  } finally {
    senders.end();
    await Promise.all(all.map((subscriber) => subscriber.stop()));
    await senders.close();
    await gateway.close();
  }
}

/** A conversation can be read once its first state was told. */
async function begin(loads: readonly ConversationLoad[], senders: CrashSenders): Promise<void> {
  for (const load of loads) {
    const state = load.state();
    await senders.deliver(state);
    load.answered(state);
  }
}

interface Subscription {
  readonly gateway: CrashingGateway;
  readonly load: ConversationLoad;
  /** The first transport; the others follow in turn. */
  readonly first: number;
  /** Everybody who is to be stopped. */
  readonly all: Subscriber[];
}

function subscribe({ gateway, load, first, all }: Subscription): Subscriber {
  const inTurn = [...transports.slice(first), ...transports.slice(0, first)];
  const { conversationId } = load.told;
  const subscriber = new Subscriber({ conversationId, url: () => gateway.url(), transports: inTurn });
  all.push(subscriber);
  return subscriber;
}

async function crashUnderLoad(
  { gateway, senders, loads, subscribers }: Rig,
  kills: number,
  random: () => number,
): Promise<void> {
  const sending = senders.run(loads);
  const crashing = (async () => {
    for (let kill = 0; kill < kills; kill += 1) {
      await senders.more(between(random, 20, 400));
      // Some moment between two answers, not the one just after an answer.
      await delay(between(random, 0, 12));
      // Some notice late that the gateway is gone: each is to lose a connection to each kill.
      await everyoneConnected(subscribers.flat(), kill + 1);
      await gateway.crash((url) => senders.countKept(url));
    }
    await senders.more(100);
    senders.end();
  })();
  await Promise.all([sending, crashing]);
}

async function everyoneConnected(subscribers: readonly Subscriber[], times: number): Promise<void> {
  await Promise.all(subscribers.map((subscriber) => subscriber.connected(times, hearsWithinMs)));
}

/** Has everybody hear the end, and somebody who comes last hear all of it. */
function endAndListen({ gateway, senders, loads, subscribers }: Rig, all: Subscriber[]) {
  return Promise.all(
    loads.map(async (load, at) => {
      const end = load.events(1);
      await senders.deliver(end);
      const last = subscribe({ gateway, load, first: at % transports.length, all });
      const throughout = subscribers[at] ?? [];
      const everybody = [last, ...throughout];
      await Promise.all(everybody.map((subscriber) => subscriber.heard(end.labels[0] ?? '', hearsWithinMs)));
      return { conversationId: load.told.conversationId, throughout, last };
    }),
  );
}

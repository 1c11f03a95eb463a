import { setTimeout as delay } from 'node:timers/promises';
import { ReplicaFleet } from './replica-fleet.js';
import type { SandboxControl } from './sandbox-control.js';
import { StormBalancer } from './storm-balancer.js';
import { StormClient } from './storm-client.js';
import { StormConsumer } from './storm-consumer.js';
import { stormReport } from './storm-report.js';
import type { StormReport } from './storm-report.js';
import { planFaults, stormSettings, withStormSandbox } from './storm-sandbox.js';
import { randomOf } from './webhook-random.js';

/** How large a storm is. */
export interface StormOptions {
  readonly consumers: number;
  /** Of each consumer. */
  readonly callsEach: number;
  /** Consumers whose clients call at the same time. */
  readonly atOnce: number;
  /** A folder of this run's own. */
  readonly folder: string;
  readonly redisUrl: string;
  /** Repeats the same choices. */
  readonly seed: number;
}

const replicaCount = 2;
/** Calls that the killed replica leaves unanswered, at the least. */
const leastLost = 5;
const answersReadMs = 100;

/** Has many clients open conversations through two gateways, one of which is killed in the middle, and counts what they got. */
export function runStorm(options: StormOptions): Promise<StormReport> {
  return withStormSandbox(async (sandbox) => {
    const settings = stormSettings(options.folder, sandbox.url, options.redisUrl);
    const fleet = await ReplicaFleet.start(replicaCount, settings);
    const balancer = new StormBalancer(fleet);
    const client = new StormClient(fleet);
    try {
      await planFaults(sandbox, await balancer.start());
      return await rage({ fleet, client, sandbox }, options);
    } finally {
      await client.close();
      await balancer.close();
      await fleet.close();
    }
  });
}

interface Rig {
  readonly fleet: ReplicaFleet;
  readonly client: StormClient;
  readonly sandbox: SandboxControl;
}

/** Kills a replica that was asked and has not answered. */
async function killWhileBusy({ fleet, client }: Rig): Promise<void> {
  fleet.freeze(0);
  // What it answered before is read meanwhile.
  await delay(answersReadMs);
  await client.busy(0, leastLost);
  await fleet.kill(0);
}

async function rage(rig: Rig, { consumers: count, callsEach, atOnce, seed }: StormOptions) {
  const { fleet, client, sandbox } = rig;
  const startedAt = performance.now();
  const random = randomOf(seed);
  const consumers = Array.from(
    { length: count },
    (_, at) => new StormConsumer(`storm-${at}`, client, random),
  );
  const rest = consumers.entries();
  let killing: Promise<void> | undefined;
  const work = async (): Promise<void> => {
    for (const [at, consumer] of rest) {
      // Those at work lose what they have at the one that is killed.
      if (at === Math.floor(count / 2)) killing = killWhileBusy(rig);
      await consumer.run(callsEach);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await killing;
  const { size: replicas, killed } = fleet;
  return stormReport({ seed, startedAt, replicas, killed, client, consumers, sandbox });
}

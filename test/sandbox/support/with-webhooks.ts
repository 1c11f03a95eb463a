import type { Statistics } from './wire.js';
import type { RunningSandbox } from '../../../sandbox/running-sandbox.js';
import type { SandboxOptions } from '../../../sandbox/sandbox-options.js';
import { call, callJson, type Answer } from './call.js';
import { eventually } from './eventually.js';
import { startReceiver, type Delivery, type Receiver } from './start-receiver.js';
import { withSandbox } from './with-sandbox.js';

/** A sandbox whose notifications go to a receiver. */
export interface WebhookBench {
  readonly sandbox: RunningSandbox;
  readonly receiver: Receiver;
  readonly configure: (patch: object) => Promise<Answer>;
  readonly fault: (fault: object, match?: string) => Promise<Answer>;
  /** The deliveries, once there are that many. */
  readonly received: (count: number) => Promise<readonly Delivery[]>;
  readonly statistics: () => Promise<Statistics>;
}

/** Runs a test against a sandbox that notifies a receiver, and closes both. */
export async function withWebhooks(
  run: (bench: WebhookBench) => Promise<void>,
  options: SandboxOptions = {},
): Promise<void> {
  const receiver = await startReceiver();
  const bench = (sandbox: RunningSandbox): WebhookBench => ({
    sandbox,
    receiver,
    configure: (patch) => callJson(`${sandbox.url}/_sandbox/webhooks`, 'PUT', patch),
    fault: (fault, match) =>
      callJson(`${sandbox.url}/_sandbox/faults`, 'POST', { fault, ...(match ? { match } : {}) }),
    received: (count) =>
      eventually(
        () => receiver.deliveries,
        (all) => all.length >= count,
      ),
    statistics: async () => (await call(`${sandbox.url}/_sandbox/webhooks`)).json.statistics,
  });
  try {
    await withSandbox((sandbox) => run(bench(sandbox)), { ...options, webhookUrl: receiver.url });
  } finally {
    await receiver.close();
  }
}

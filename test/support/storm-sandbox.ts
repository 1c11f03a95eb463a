import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlSandbox } from './sandbox-control.js';
import type { SandboxControl } from './sandbox-control.js';
import { hearWebhooks } from './sandbox-webhooks.js';
import { withProgram } from './spawned-program.js';
import { loneSettings } from './webhook-gateway.js';
import { signingAccount } from './webhook-sender.js';

/** One operation may take so long; a claim holds five seconds longer. */
export const operationMs = 3000;

/** Runs a test with a sandbox in a process of its own. */
export async function withStormSandbox<T>(test: (sandbox: SandboxControl) => Promise<T>): Promise<T> {
  const settings = { SANDBOX_PORT: '0', SANDBOX_ACCOUNTS: JSON.stringify([signingAccount]) };
  const results: T[] = [];
  await withProgram('dist/sandbox/main.js', settings, async (program) => {
    const [, url = ''] = await program.waitFor(/(http:\/\/127\.0\.0\.1:\d+)\n/);
    const sandbox = controlSandbox({ url });
    try {
      results.push(await test(sandbox));
    } finally {
      await sandbox.close();
    }
  });
  return results[0] as T; // withProgram throws what the test throws
}

/** Settings of gateways that call this sandbox, share a Redis, and read history. */
export function stormSettings(
  folder: string,
  sandboxUrl: string,
  redisUrl: string,
): Readonly<Record<string, string>> {
  const settings = loneSettings(folder);
  const file = join(folder, 'storm-accounts.json');
  writeFileSync(file, JSON.stringify([{ ...signingAccount, history: { bearerToken: 'of-a-login' } }]));
  return {
    ...settings,
    ACCOUNTS_FILE: file,
    DOMAIN_API_URL: sandboxUrl,
    REDIS_URL: redisUrl,
    UPSTREAM_TOTAL_TIMEOUT_MS: String(operationMs),
  };
}

/** Has each tenth answer of the Send API and the IDP lost after its effect, and each twentieth notification never come. */
export async function planFaults(sandbox: SandboxControl, webhookUrl: string): Promise<void> {
  await hearWebhooks(
    { url: new URL(webhookUrl).origin, sandbox },
    { retry: { mode: 'time', retentionMs: 3_600_000, firstMs: 200 } },
  );
  const always = { times: 1_000_000 };
  // Creates are hit by themselves, so that it is each tenth of them.
  for (const path of ['/consumer/conversation?', '/consumer/conversation/send', '/consumer?'])
    await sandbox.plan({ match: { path }, every: 10, fault: { kind: 'resetAfterEffect' }, ...always });
  await sandbox.plan({ every: 20, fault: { kind: 'dropWebhook' }, ...always });
}

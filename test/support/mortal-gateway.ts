import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { freePort } from './free-port.js';
import { hearWebhooks } from './sandbox-webhooks.js';
import { controlSandbox } from './sandbox-control.js';
import type { SandboxControl } from './sandbox-control.js';
import { startLoneGateway } from './webhook-gateway.js';
import type { LoneGateway } from './webhook-gateway.js';

/** A built gateway that can be killed and started again at the same address, beside a sandbox that lives on. */
export interface MortalGateway {
  readonly url: string;
  readonly accountId: string;
  readonly sandbox: SandboxControl;
  /** Ends it with SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Starts it on what it left in its `DATA_DIR`. */
  readonly start: () => Promise<void>;
}

/** Runs a test against such a gateway, with the sandbox's echo agent if it is asked for. */
export async function withMortalGateway(
  run: (gateway: MortalGateway) => Promise<void>,
  agentMode: 'off' | 'echo' = 'off',
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mortal-gateway-'));
  const sandbox = await startSandbox({ agentMode });
  const control = controlSandbox(sandbox);
  const accountsFile = join(folder, 'accounts.json');
  await writeFile(accountsFile, JSON.stringify(sandbox.accounts));
  // It must come back at the address where its callers look for it.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    HOST: '127.0.0.1',
    PORT: String(port),
    ACCOUNTS_FILE: accountsFile,
    DATA_DIR: join(folder, 'data'),
    DOMAIN_API_URL: sandbox.url,
    ALLOW_LOOPBACK_UPSTREAM: 'true',
    CALLER_AUTH: 'none',
    ALLOW_ANONYMOUS: 'true',
    CHAT: 'on',
  };
  let gateway: LoneGateway | undefined;
  const start = async (): Promise<void> => void (gateway = await startLoneGateway(settings));
  const kill = async (): Promise<void> => {
    await gateway?.kill();
    gateway = undefined;
  };
  const retry = { mode: 'time', retentionMs: 60_000, firstMs: 50 };
  try {
    await start();
    await hearWebhooks({ url, sandbox }, { retry });
    await run({ url, accountId: sandbox.accounts[0]?.id ?? '', sandbox: control, kill, start });
  } finally {
    await kill();
    await control.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  }
}

import { startSandbox } from '../../sandbox/start-sandbox.js';
import type { RunningSandbox } from '../../sandbox/running-sandbox.js';
import type { Account } from '../../src/config/account.js';
import type { Config } from '../../src/config/config.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { Secret } from '../../src/config/secret.js';
import { createLogger } from '../../src/log/logger.js';
import { startServer } from '../../src/server/start-server.js';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import { freePort } from '../support/free-port.js';
import { controlSandbox } from '../support/sandbox-control.js';
import type { SandboxControl } from '../support/sandbox-control.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { storeOptions } from '../support/store-options.js';
import { failingStores } from './failing-stores.js';
import type { FailingStores } from './failing-stores.js';

/** A sandbox, the gateway that meets the faults, and another one that prepares what a cell needs. */
export interface FaultRig {
  readonly url: string;
  /** The address of the gateway that prepares. */
  readonly helperUrl: string;
  readonly sandbox: SandboxControl;
  readonly store: FailingStores;
  /** Where nobody listens. */
  readonly nobody: string;
  /** The account whose hosts and AppJWT are at hand. */
  readonly warmAccount: string;
  /** An account that the gateway has not asked about; one that is `lost` has a Domain API where nobody listens. */
  readonly nextAccount: (isLost: boolean) => string;
  readonly logLines: readonly string[];
}

const accountIds = Array.from({ length: 120 }, (_, n) => `account${n}`);
const lostIds = Array.from({ length: 20 }, (_, n) => `lost${n}`);

const settings = {
  PORT: '0',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'info',
  SHUTDOWN_TIMEOUT_MS: '100',
  UNCONFIRMED_OPERATIONS: 'on',
  // Silence ends with the request's time: undici's own timers are half a second off.
  UPSTREAM_HEADERS_TIMEOUT_MS: '60000',
  UPSTREAM_TOTAL_TIMEOUT_MS: '8000',
  UPSTREAM_MAX_RESPONSE_BYTES: '65536',
  // Hosts that grew old in the middle of a cell would be one more call.
  DOMAIN_TTL_MS: '600000',
  // Each cell is to be as if it were the only one.
  BREAKER_MINIMUM_CALLS: '1000000',
  RETRY_BUDGET_FLOOR: '1000000',
};

/** Runs rows of cells; `isNewHere` keeps what the helper opens from the gateway. */
export async function withFaultRig<T>(
  { isNewHere }: { readonly isNewHere: boolean },
  run: (rig: FaultRig) => Promise<T>,
): Promise<T> {
  const accounts = [...accountIds, ...lostIds].map((id) => ({
    id,
    clientId: `app-${id}`,
    clientSecret: 'secret',
  }));
  const sandbox = await startSandbox({ port: 0, accounts });
  const control = controlSandbox(sandbox);
  const nobody = `127.0.0.1:${await freePort()}`;
  const logLines: string[] = [];
  const logger = createLogger('info', { write: (line) => void logLines.push(line) });
  const memory = createMemoryStores(storeOptions());
  const store = failingStores(memory);
  const helped = isNewHere ? createMemoryStores(storeOptions()) : memory;
  const server = await startServer({ config: configOf(sandbox, nobody), logger, stores: store.stores });
  const helper = await startServer({
    config: configOf(sandbox),
    logger: createLogger('silent', { write: () => undefined }),
    stores: helped,
  });
  if (!isNewHere) await hearWebhooks({ url: server.url, sandbox: control });
  const [warmAccount = '', ...fresh] = accountIds;
  const lost = [...lostIds];
  try {
    return await run({
      url: server.url,
      helperUrl: helper.url,
      sandbox: control,
      store,
      nobody,
      warmAccount,
      nextAccount: (isLost) => (isLost ? lost : fresh).shift() ?? '',
      logLines,
    });
  } finally {
    await server.close();
    await helper.close();
    await control.close();
    await sandbox.close();
  }
}

function configOf(sandbox: RunningSandbox, lostHost?: string): Config {
  const parsed = parseConfig(settings, () => '');
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const { config } = parsed;
  const accounts = sandbox.accounts.map(({ id, clientId, clientSecret }): Account => ({
    id,
    clientId,
    clientSecret: new Secret(clientSecret),
    previousClientSecrets: [],
    history: { kind: 'bearer', token: new Secret('history-token') },
    ...(id.startsWith('lost') && lostHost !== undefined && { domainApiUrl: `http://${lostHost}` }),
  }));
  return { ...config, accounts, upstream: { ...config.upstream, domainApiUrl: sandbox.url } };
}

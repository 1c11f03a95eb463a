import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { createLogger } from '../../src/log/logger.js';
import { openStores } from '../../src/server/open-stores.js';
import { startServer } from '../../src/server/start-server.js';
import type { Tracing } from '../../src/tracing/tracing.js';
import type { LifeTarget } from './life-pair.js';
import { postGraphql } from './post-graphql.js';
import { controlSandbox } from './sandbox-control.js';
import type { SandboxControl } from './sandbox-control.js';

type Settings = Readonly<Record<string, string>>;

/** A replica in this process. */
export interface Replica {
  readonly url: string;
  close(): Promise<void>;
}

/** A sandbox, and what starts replicas in front of it. */
export interface Replicas {
  readonly sandbox: SandboxControl;
  readonly accountId: string;
  /** Settings of a replica, for one in a process of its own too. */
  readonly settings: Settings;
  /** Starts a replica in this process; it is closed with the test. Whoever opened the tracing closes it. */
  readonly start: (over?: Settings, tracing?: Tracing) => Promise<Replica>;
}

/** Runs a test with replicas that share what the settings name, and a sandbox of their own. */
export async function withReplicas(
  settings: Settings,
  run: (replicas: Replicas) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-replicas-'));
  const sandbox = await startSandbox({ port: 0 });
  const control = controlSandbox(sandbox);
  const started: Replica[] = [];
  try {
    const file = join(folder, 'accounts.json');
    writeFileSync(file, JSON.stringify(sandbox.accounts));
    const all = { ...replicaSettings, ACCOUNTS_FILE: file, DOMAIN_API_URL: sandbox.url, ...settings };
    await run({
      sandbox: control,
      accountId: sandbox.accounts[0]?.id ?? '',
      settings: all,
      start: async (over, tracing) => {
        const replica = await startReplica({ ...all, ...over }, tracing);
        started.push(replica);
        return replica;
      },
    });
  } finally {
    for (const replica of started) await replica.close();
    await control.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Carries out a mutation that takes an input named like itself; fails with the whole answer. */
export async function mutateAt<Payload>(
  url: string,
  mutation: { readonly name: string; readonly fields: string; readonly input: object },
): Promise<Payload> {
  const { name, fields, input } = mutation;
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  const { data, errors, text } = await postGraphql<Record<string, Payload>>(url, query, { input });
  const payload = data?.[name];
  if (payload === undefined || errors) throw new Error(`${name} failed: ${text}`);
  return payload;
}

/** Opens a conversation of `ann`. */
export async function openAt(url: string, accountId: string): Promise<LifeTarget> {
  const input = { accountId, consumerId: 'ann' };
  const opened = await mutateAt<{ conversation: { id: string } }>(url, {
    name: 'createConversation',
    fields: 'conversation { id }',
    input,
  });
  return { ...input, conversationId: opened.conversation.id };
}

/** Sets a chat state. */
export async function setStateAt(url: string, target: LifeTarget, chatState: string): Promise<void> {
  await mutateAt(url, { name: 'setChatState', fields: 'chatState', input: { ...target, chatState } });
}

/** What was published since the calls were forgotten: chat states and receipts by name, anything else by type. */
export async function publishedIn(sandbox: SandboxControl): Promise<string[]> {
  const sends = (await sandbox.calls()).filter(({ path }) => path.includes('/conversation/send'));
  return sends.map(({ body }) => {
    const { event } = (body as { readonly body: { readonly event: PublishedEvent } }).body; // the gateway's own
    return event.chatState ?? event.status ?? event.type;
  });
}

interface PublishedEvent {
  readonly type: string;
  readonly chatState?: string;
  readonly status?: string;
}

const replicaSettings: Settings = {
  HOST: '127.0.0.1',
  PORT: '0',
  SANDBOX: 'off',
  CALLER_AUTH: 'none',
  ALLOW_ANONYMOUS: 'true',
  ALLOW_LOOPBACK_UPSTREAM: 'true',
  SHUTDOWN_TIMEOUT_MS: '500',
};

async function startReplica(settings: Settings, tracing?: Tracing): Promise<Replica> {
  const parsed = parseConfig(settings, (path) => readFileSync(path, 'utf8'));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const { config } = parsed;
  const logger = createLogger('silent', { write: () => undefined });
  const stores = await openStores(config, logger);
  const server = await startServer({ config, logger, stores, tracing });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await stores.close();
    },
  };
}

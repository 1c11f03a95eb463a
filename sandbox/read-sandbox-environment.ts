import type { SandboxAccount } from './accounts/sandbox-account.js';
import type { SandboxOptions } from './sandbox-options.js';
import { isRecord } from './values/is-record.js';

/** A setting that cannot be; its message names the setting and never its value. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the options of a sandbox from the environment; an empty value means unset. */
export function readSandboxEnvironment(environment: Environment): SandboxOptions {
  const read = (name: string) => (environment[name] === '' ? undefined : environment[name]);
  return {
    port: readPort(read('SANDBOX_PORT') ?? '4010'),
    host: read('HOST'),
    tls: readTls(read('SANDBOX_TLS') ?? '0'),
    accounts: readAccounts(read('SANDBOX_ACCOUNTS')),
    webhookUrl: readUrl(read('SANDBOX_WEBHOOK_URL')),
    agentMode: readAgentMode(read('SANDBOX_AGENT') ?? 'off'),
  };
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new BadSetting('SANDBOX_PORT must be a port number from 0 to 65535.');
}

function readTls(text: string): boolean {
  if (['1', 'true', '0', 'false'].includes(text)) return text === '1' || text === 'true';
  throw new BadSetting('SANDBOX_TLS must be 1 or 0.');
}

function readUrl(text: string | undefined): string | undefined {
  if (text === undefined || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new BadSetting('SANDBOX_WEBHOOK_URL must be an http or https address.');
}

function readAgentMode(text: string): 'off' | 'echo' {
  if (text === 'off' || text === 'echo') return text;
  throw new BadSetting('SANDBOX_AGENT must be off or echo.');
}

function readAccounts(text: string | undefined): readonly SandboxAccount[] | undefined {
  if (text === undefined) return undefined;
  const list = parse(text);
  if (Array.isArray(list) && list.length > 0 && list.every(isAccount)) return list;
  throw new BadSetting('SANDBOX_ACCOUNTS must be a JSON list of { id, clientId, clientSecret }.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const isAccount = (value: unknown): value is SandboxAccount =>
  isRecord(value) &&
  ['id', 'clientId', 'clientSecret'].every((name) => typeof value[name] === 'string' && value[name] !== '') &&
  (value['historyToken'] === undefined || typeof value['historyToken'] === 'string');

// The gateway as it ships, told to its parent by a message instead of a line on the screen.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createLogger,
  openStores,
  parseConfig,
  standardOutput,
  startServer,
  tuneCollector,
} from '../../dist/bundle/parts.js';

tuneCollector([process.execArgv.join(' '), process.env.NODE_OPTIONS ?? '']);
const folder = mkdtempSync(join(tmpdir(), 'bench-accounts-'));
const accounts = join(folder, 'accounts.json');
const {
  ACCOUNT = '{"id":"12345678","clientId":"app","clientSecret":"secret"}',
  ACCOUNTS = '1',
  UPSTREAM,
} = process.env;
// More than one: the same under other ids.
const list = Array.from({ length: Number(ACCOUNTS) }, (_, n) => {
  const first = JSON.parse(ACCOUNT);
  return n === 0 ? first : { ...first, id: `${Number(first.id) + n}` };
});
writeFileSync(accounts, JSON.stringify(list));
const settings = [
  'DATA_DIR',
  'REDIS_URL',
  'CONVERSATION_RECORD_SIZE',
  'LIMIT_SOCKETS',
  'EXPLORER',
  'LOG_LEVEL',
];
const parsed = parseConfig(
  {
    ACCOUNTS_FILE: accounts,
    DOMAIN_API_URL: UPSTREAM,
    ALLOW_LOOPBACK_UPSTREAM: 'true',
    CALLER_AUTH: 'none',
    ALLOW_ANONYMOUS: 'true',
    HOST: '127.0.0.1',
    PORT: '0',
    ...Object.fromEntries(settings.map((name) => [name, process.env[name]])),
  },
  (path) => readFileSync(path, 'utf8'),
);
rmSync(folder, { recursive: true });
if (parsed.problems) throw new Error(parsed.problems.join('\n'));
const { DATA_DIR, LOG_AT_ONCE, REDIS_URL } = process.env;
// Written beside the work, as it ships, a line may or may not take a turn of the loop: who counts turns has it at once.
const logger = createLogger(parsed.config.logLevel, LOG_AT_ONCE ? process.stdout : standardOutput());
// Without a folder or Redis: in memory, as beside the sandbox.
const stores = (DATA_DIR ?? REDIS_URL) ? await openStores(parsed.config, logger) : undefined;
const server = await startServer({ config: parsed.config, logger, stores });
process.send({ port: server.port });

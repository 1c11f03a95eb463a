// The gateway as it ships, told to its parent by a message instead of a line on the screen.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../dist/src/config/parse-config.js';
import { createLogger } from '../../dist/src/log/logger.js';
import { openStores } from '../../dist/src/server/open-stores.js';
import { startServer } from '../../dist/src/server/start-server.js';
import { readFileSync } from 'node:fs';

const accounts = join(mkdtempSync(join(tmpdir(), 'bench-')), 'accounts.json');
const {
  DATA_DIR,
  REDIS_URL,
  ACCOUNT = '{"id":"12345678","clientId":"app","clientSecret":"secret"}',
  UPSTREAM,
} = process.env;
writeFileSync(accounts, `[${ACCOUNT}]`);
const parsed = parseConfig(
  {
    ACCOUNTS_FILE: accounts,
    DOMAIN_API_URL: UPSTREAM,
    ALLOW_LOOPBACK_UPSTREAM: 'true',
    CALLER_AUTH: 'none',
    ALLOW_ANONYMOUS: 'true',
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR,
    REDIS_URL,
  },
  (path) => readFileSync(path, 'utf8'),
);
if (parsed.problems) throw new Error(parsed.problems.join('\n'));
const logger = createLogger('info');
// Without a folder or Redis: in memory, as beside the sandbox.
const stores = (DATA_DIR ?? REDIS_URL) ? await openStores(parsed.config, logger) : undefined;
const server = await startServer({ config: parsed.config, logger, stores });
process.send({ port: server.port });

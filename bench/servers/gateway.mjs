// The gateway as it ships, told to its parent by a message instead of a line on the screen.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../dist/src/config/parse-config.js';
import { createLogger } from '../../dist/src/log/logger.js';
import { startServer } from '../../dist/src/server/start-server.js';
import { readFileSync } from 'node:fs';

const accounts = join(mkdtempSync(join(tmpdir(), 'bench-')), 'accounts.json');
const { ACCOUNT = '{"id":"12345678","clientId":"app","clientSecret":"secret"}', UPSTREAM } = process.env;
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
  },
  (path) => readFileSync(path, 'utf8'),
);
if (parsed.problems) throw new Error(parsed.problems.join('\n'));
const server = await startServer({ config: parsed.config, logger: createLogger('info') });
process.send({ port: server.port });

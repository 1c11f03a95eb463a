import type { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { pageRoute } from './page-route.js';
import type { StaticFilesRoute } from './static-files.js';

/** GraphiQL below `/explorer`, from our own files alone. */
export function explorerRoute({ sandbox }: Config, accounts: Pick<AccountRegistry, 'ids'>): StaticFilesRoute {
  return pageRoute('explorer', {
    contentSecurityPolicy,
    settings: () => ({ accountId: accounts.ids()[0] ?? '', isSandbox: sandbox !== undefined }),
  });
}

/** GraphiQL's editor writes styles of its own, has its fonts in them, and works in workers. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

import type { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { pageRoute } from './page-route.js';
import type { StaticFilesRoute } from './static-files.js';

/** The example web chat below `/chat`. */
export function chatRoute({ upstream }: Config, accounts: Pick<AccountRegistry, 'ids'>): StaticFilesRoute {
  return pageRoute('chat', {
    contentSecurityPolicy: contentSecurityPolicy(upstream.domainApiUrl),
    settings: () => ({ accountId: accounts.ids()[0] ?? '' }),
  });
}

/** Pictures come from the object store, which the sandbox serves without TLS, and from wherever a brand's cards say. */
function contentSecurityPolicy(domainApiUrl: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' data: blob: https: ${new URL(domainApiUrl).origin}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

import type { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { pagesFolder } from './pages-folder.js';
import { staticFiles } from './static-files.js';
import type { StaticFilesRoute } from './static-files.js';

/** The example web chat below `/chat`, with the one thing that differs from gateway to gateway: its first account. */
export function chatRoute({ upstream }: Config, accounts: Pick<AccountRegistry, 'ids'>): StaticFilesRoute {
  const files = staticFiles(pagesFolder('chat'), {
    contentSecurityPolicy: contentSecurityPolicy(upstream.domainApiUrl),
  });
  return (request, response, path) => {
    if (path !== 'settings.json') files(request, response, path);
    else {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify({ accountId: accounts.ids()[0] ?? '' }));
    }
  };
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

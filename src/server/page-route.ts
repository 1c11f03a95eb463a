import { pagesFolder } from './pages-folder.js';
import { staticFiles } from './static-files.js';
import type { StaticFilesOptions, StaticFilesRoute } from './static-files.js';

/** What a page is served with. */
export interface PageParts extends StaticFilesOptions {
  /** What differs from gateway to gateway: the page's `settings.json`, as it is now. */
  readonly settings: () => object;
}

/** A page of our own files, with its settings beside them. */
export function pageRoute(name: string, { settings, ...options }: PageParts): StaticFilesRoute {
  const files = staticFiles(pagesFolder(name), options);
  return (request, response, path) => {
    if (path !== 'settings.json') files(request, response, path);
    else {
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(settings()));
    }
  };
}

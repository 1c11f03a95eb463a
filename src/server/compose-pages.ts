import type { AccountRegistry } from '../config/account-registry.js';
import type { Config } from '../config/config.js';
import { chatRoute } from './chat-route.js';
import { explorerRoute } from './explorer-route.js';
import type { StaticFilesRoute } from './static-files.js';

/** Pages from our own files, each below its name, where they are on. */
export type Pages = Readonly<Record<'chat' | 'explorer', StaticFilesRoute | undefined>>;

/** Makes the pages that the settings switch on. */
export function composePages(config: Config, accounts: AccountRegistry): Pages {
  return {
    chat: config.chat ? chatRoute(config, accounts) : undefined,
    explorer: config.explorer ? explorerRoute(config, accounts) : undefined,
  };
}

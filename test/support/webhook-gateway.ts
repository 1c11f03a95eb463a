import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withProgram } from './spawned-program.js';
import type { SpawnedProgram } from './spawned-program.js';
import { callbackPrefix } from './webhook-callbacks.js';
import { signingAccount } from './webhook-sender.js';

/** A built gateway in a process of its own, without a sandbox. */
export interface LoneGateway {
  readonly url: string;
  /** Has it do nothing more, with SIGSTOP: what waits for it waits on. */
  readonly freeze: () => void;
  /** Ends it with SIGKILL; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** Settings of a gateway that reads its account from a file in this folder and can call nobody. */
export function loneSettings(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, 'accounts.json');
  writeFileSync(file, JSON.stringify([signingAccount]));
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    SANDBOX: 'off',
    ACCOUNTS_FILE: file,
    CALLER_AUTH: 'none',
    ALLOW_ANONYMOUS: 'true',
    ALLOW_LOOPBACK_UPSTREAM: 'true',
    CALLBACK_URL_PREFIXES: callbackPrefix,
    // The port for discarding, on which nobody listens.
    DOMAIN_API_URL: 'http://127.0.0.1:9',
    EVENTS_RECORDED: '1000000',
    MESSAGES_RECORDED: '100000',
  };
}

/** Starts a gateway; resolves when it listens. */
export function startLoneGateway(settings: Readonly<Record<string, string>>): Promise<LoneGateway> {
  return new Promise((resolve, reject) => {
    const ended = withProgram('dist/bundle/gateway.js', settings, async (program) => {
      const url = await urlOf(program);
      await new Promise<void>((kill) => {
        resolve({
          url,
          freeze: () => program.signal('SIGSTOP'),
          kill: () => {
            kill();
            return ended;
          },
        });
      });
    });
    ended.catch(reject);
  });
}

async function urlOf(program: SpawnedProgram): Promise<string> {
  const [, url = ''] = await program.waitFor(/"url":"(http:[^"]+)"/, 30_000);
  return url;
}

import type { Config } from '../../config/config.js';
import { Failure, Misunderstanding } from '../problems.js';
import type { Shell } from '../shell.js';
import type { SigningApp } from '../webhook-headers.js';

/** Options that name an app. */
export interface NamedApp {
  readonly account: string | undefined;
  readonly clientId: string | undefined;
  readonly secretFile: string | undefined;
}

/** The apps that webhooks may be signed for: the one that options name, else those of the settings. */
export function signingApps(config: Config, named: NamedApp, shell: Shell): readonly SigningApp[] {
  const { account, clientId, secretFile } = named;
  if (clientId === undefined && secretFile === undefined) {
    return configuredApps(config).filter(({ accountId }) => account === undefined || accountId === account);
  }
  if (account === undefined || clientId === undefined || secretFile === undefined) {
    throw new Misunderstanding('An app is named by --account, --client-id and --secret-file together.');
  }
  return [{ accountId: account, clientId, clientSecret: secretOf(secretFile, shell) }];
}

function configuredApps({ accounts, sandbox }: Config): readonly SigningApp[] {
  const own = accounts.flatMap(({ id, clientId, clientSecret }) =>
    clientId === undefined || clientSecret === undefined
      ? []
      : [{ accountId: id, clientId, clientSecret: clientSecret.reveal() }],
  );
  if (own.length > 0) return own;
  return (sandbox?.accounts ?? []).map(({ id, ...app }) => ({ accountId: id, ...app }));
}

function secretOf(path: string, shell: Shell): string {
  try {
    const secret = shell.readFile(path).trim();
    if (secret !== '') return secret;
  } catch {
    // Said below, as for an empty one.
  }
  throw new Failure('--secret-file: must be a file that can be read and is not empty.');
}

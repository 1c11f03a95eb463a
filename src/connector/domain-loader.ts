import DataLoader from 'dataloader';
import type { Account } from '../config/account.js';
import type { CallContext } from '../http/call-context.js';
import type { BaseUris, DomainDirectory } from './domain-directory.js';

/** One service of one account. */
export interface ServiceKey {
  readonly account: Account;
  readonly service: string;
}

/** Origins of services, batched and cached for one request. */
export type DomainLoader = DataLoader<ServiceKey, string, string>;

/**
 * A loader for one request: all services of an account that are asked for in one tick are one look-up, and an
 * answer stays the same for the rest of the request.
 */
export function createDomainLoader(directory: DomainDirectory, call: CallContext): DomainLoader {
  return new DataLoader<ServiceKey, string, string>((keys) => loadOrigins(directory, call, keys), {
    cacheKeyFn: ({ account, service }) => `${account.id} ${service}`,
  });
}

async function loadOrigins(
  directory: DomainDirectory,
  call: CallContext,
  keys: readonly ServiceKey[],
): Promise<(string | Error)[]> {
  const [only] = keys;
  if (only !== undefined && keys.length === 1)
    return [await originOf(directory, only, directory.baseUris(only.account, call))];
  const accounts = new Map(keys.map(({ account }) => [account.id, account]));
  const lookups = new Map(
    [...accounts.values()].map((account) => [account.id, directory.baseUris(account, call)] as const),
  );
  return Promise.all(
    // Each account of the keys has its look-up in the map above.
    keys.map((key) =>
      originOf(directory, key, lookups.get(key.account.id) ?? directory.baseUris(key.account, call)),
    ),
  );
}

async function originOf(
  directory: DomainDirectory,
  { account, service }: ServiceKey,
  lookup: Promise<BaseUris>,
): Promise<string | Error> {
  try {
    return directory.originOf(account, service, await lookup);
  } catch (error) {
    return error instanceof Error ? error : new Error('look-up failed', { cause: error });
  }
}

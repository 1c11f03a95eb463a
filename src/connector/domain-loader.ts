import DataLoader from 'dataloader';
import type { Account } from '../config/account.js';
import type { CallContext } from '../http/call-context.js';
import type { DomainDirectory } from './domain-directory.js';

/** One service of one account. */
export interface ServiceKey {
  readonly account: Account;
  readonly service: string;
}

/** Origins of services, batched and cached for one request. */
export type DomainLoader = Pick<DataLoader<ServiceKey, string, string>, 'load'>;

/**
 * A loader for one request: all services of an account that are asked for in one tick are one look-up, and an
 * answer stays the same for the rest of the request. A request that finds its hosts fresh in the directory asks none: the
 * batches are made for the others.
 */
export function createDomainLoader(directory: DomainDirectory, call: CallContext): DomainLoader {
  let batches: DataLoader<ServiceKey, string, string> | undefined;
  return { load: (key) => (batches ??= createBatches(directory, call)).load(key) };
}

function createBatches(
  directory: DomainDirectory,
  call: CallContext,
): DataLoader<ServiceKey, string, string> {
  return new DataLoader((keys) => loadOrigins(directory, call, keys), {
    cacheKeyFn: ({ account, service }) => `${account.id} ${service}`,
  });
}

async function loadOrigins(
  directory: DomainDirectory,
  call: CallContext,
  keys: readonly ServiceKey[],
): Promise<(string | Error)[]> {
  const accounts = new Map(keys.map(({ account }) => [account.id, account]));
  const lookups = new Map(
    [...accounts.values()].map((account) => [account.id, directory.baseUris(account, call)] as const),
  );
  return Promise.all(
    keys.map(async ({ account, service }) => {
      try {
        // Each account of the keys has its look-up in the map above.
        const baseUris = await (lookups.get(account.id) ?? directory.baseUris(account, call));
        return directory.originOf(account, service, baseUris);
      } catch (error) {
        return error instanceof Error ? error : new Error('look-up failed', { cause: error });
      }
    }),
  );
}

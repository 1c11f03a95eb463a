import { importSPKI, jwtVerify } from 'jose';
import type { Account } from '../config/account.js';
import type { Caller } from './caller.js';

/** Proves a forwarded ConsumerJWS by the key that the account's configuration gives; without one, the caller stays as it came. */
export async function proveForwarded(caller: Caller, account: Account | undefined): Promise<void> {
  if (caller.kind !== 'forwarded' || caller.provenIn !== undefined) return;
  const publicKey = account?.consumerJwsPublicKey;
  if (account === undefined || publicKey === undefined || caller.consumerJws.accountId !== account.id) return;
  try {
    const key = await importSPKI(publicKey, 'RS256');
    await jwtVerify(caller.consumerJws.token, key, { algorithms: ['RS256'] });
    caller.provenIn = account.id;
  } catch {
    // A signature that does not hold proves nothing; what follows answers as for any unproven caller.
  }
}

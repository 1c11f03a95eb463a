import { lookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { TransportFailure } from '../errors/transport-failure.js';
import { isPrivateAddress, isLoopbackAddress } from './private-address.js';

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Resolves a host name as a socket wants it. */
export type Lookup = (hostname: string, options: LookupOptions, callback: LookupCallback) => void;

/**
 * A look-up that refuses private addresses. It is the one the socket connects by, so an answer that changes
 * between check and use cannot slip through.
 */
export function createGuardedLookup(allowLoopback: boolean, resolve: typeof lookup = lookup): Lookup {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const loopbackName = allowLoopback && hostname === 'localhost';
      const allowed = addresses.every(
        ({ address }) => !isPrivateAddress(address) || (loopbackName && isLoopbackAddress(address)),
      );
      const first = addresses[0];
      if (!allowed || first === undefined) callback(new TransportFailure('hostNotAllowed', false), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

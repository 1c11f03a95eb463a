import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Opens the port and answers the one that was taken; fails as the operating system does, with EADDRINUSE
 * and such.
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // A TCP server has an AddressInfo once it listens.
    });
  });
}

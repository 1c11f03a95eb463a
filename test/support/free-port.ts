import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Systems give connections, and servers that ask for any port, one from 32768 up. One that is free among those may be
 * another test's a moment later; below them nobody takes one unasked. Redis Cluster wants the one 10 000 above as well.
 */
const lowest = 10_000;
const end = 22_000;

/**
 * A port of the loopback that nobody listens on, and that stays so: for a program that wants to be told its port or must
 * come back at it, and for calls that are to be refused.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, end);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';

/**
 * Where a request comes from, as one caller has it: an IPv4 address, or the network of an IPv6 address, because one
 * caller has all of its 2^64 addresses. Behind a proxy it is the proxy's: headers that say otherwise can be made up.
 */
export function remoteAddress({ socket }: Pick<IncomingMessage, 'socket'>): string {
  const address = (socket.remoteAddress ?? '').split('%', 1)[0] ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? networkOf(address) : address;
}

/** The first four of the eight groups, however many zeros were left out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (text: string | undefined): string[] => (text ?? '').split(':').filter((one) => one !== '');
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  const whole = tail === undefined ? first : [...first, ...zeros, ...last];
  return `${whole.slice(0, 4).join(':')}::/64`;
}

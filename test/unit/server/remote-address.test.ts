import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { remoteAddress } from '../../../src/server/remote-address.js';

const of = (address: string | undefined): string =>
  remoteAddress({ socket: { remoteAddress: address } as Socket }); // nothing else of it is looked at

describe('remoteAddress', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [undefined, ''],
  ])('takes %s for %s', (address, expected) => {
    expect(of(address)).toBe(expected);
  });
});

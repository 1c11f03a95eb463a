import { describe, expect, it } from '@jest/globals';
import { isLoopbackAddress, isPrivateAddress } from '../../../src/http/private-address.js';

/** First and last address of each range that is not globally reachable (IANA's special-purpose registries). */
const ranges: readonly (readonly [string, string])[] = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '239.255.255.255'],
  ['240.0.0.0', '255.255.255.255'],
  ['::', '::ffff:ffff'],
  ['64:ff9b::', '64:ff9b::ffff:ffff'],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
  ['100::', '100::ffff:ffff:ffff:ffff'],
  ['100:0:0:1::', '100::1:ffff:ffff:ffff:ffff'],
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
];

/** The public neighbours of those ranges, and some hosts of the world. */
const publicAddresses = [
  '1.0.0.0',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '191.255.255.255',
  '192.0.1.0',
  '192.0.3.0',
  '192.88.98.255',
  '192.88.100.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '198.51.99.255',
  '198.51.101.0',
  '203.0.112.255',
  '203.0.114.0',
  '223.255.255.255',
  '8.8.8.8',
  '2001:200::',
  '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
  '2001:db9::',
  '2003::',
  '2606:4700:4700::1111',
  '2a00:1450::1',
];

const mapped = (address: string): readonly string[] => {
  const hex = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return [`::ffff:${address}`, `::ffff:${hex.slice(0, 2).join('')}:${hex.slice(2).join('')}`];
};
const isIpv4 = (address: string): boolean => address.includes('.');

describe('isPrivateAddress', () => {
  it.each(ranges)('holds both edges of %s to %s', (first, last) => {
    expect([first, last].map(isPrivateAddress)).toEqual([true, true]);
  });

  it.each(publicAddresses)('lets %s pass', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  it.each(ranges.filter(([first]) => isIpv4(first)))('sees %s to %s in IPv6 clothes', (first, last) => {
    expect([...mapped(first), ...mapped(last)].map(isPrivateAddress)).toEqual([true, true, true, true]);
  });

  it.each(publicAddresses.filter(isIpv4))('lets %s pass in IPv6 clothes', (address) => {
    expect(mapped(address).map(isPrivateAddress)).toEqual([false, false]);
  });

  it('holds a link-local address with a zone', () => {
    expect(isPrivateAddress('fe80::1%eth0')).toBe(true);
  });

  it.each([
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '127.1',
    '127.0.0.1:80',
    '[::1]',
    'localhost',
    'api.liveperson.net',
    '8.8.8.8 ',
    '8.8.8.8.8',
    '256.1.1.1',
    ':::',
    '',
  ])('holds %j, which is no address', (text) => {
    expect(isPrivateAddress(text)).toBe(true);
  });
});

describe('isLoopbackAddress', () => {
  it.each(['127.0.0.1', '127.0.0.0', '127.255.255.255', '::1', '::ffff:127.0.0.1'])('knows %s', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each([
    '126.255.255.255',
    '128.0.0.0',
    '10.0.0.1',
    '169.254.169.254',
    '::',
    '::2',
    'fe80::1',
    'localhost',
    '',
  ])('does not take %j for one', (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  });
});

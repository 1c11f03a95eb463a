import { describe, expect, it } from '@jest/globals';
import { upstreamOrigin } from '../../../src/connector/upstream-host.js';
import type { HostPolicy } from '../../../src/connector/upstream-host.js';

const suffixes = ['.liveperson.net', '.liveperson.com', '.lpsnmedia.net'];
const strict: HostPolicy = { suffixes, allowLoopback: false };
const sandboxed: HostPolicy = { suffixes, allowLoopback: true };
const domainApi = 'https://api.liveperson.net';

describe('upstreamOrigin', () => {
  it.each([
    ['va.msg.liveperson.net', 'https://va.msg.liveperson.net'],
    ['VA.Msg.LivePerson.NET', 'https://va.msg.liveperson.net'],
    ['lo.objectstorage.liveperson.com', 'https://lo.objectstorage.liveperson.com'],
    ['a-b.lpsnmedia.net', 'https://a-b.lpsnmedia.net'],
    [`${'a'.repeat(63)}.liveperson.net`, `https://${'a'.repeat(63)}.liveperson.net`],
  ])('allows %s', (host, origin) => {
    expect(upstreamOrigin(host, strict, domainApi)).toBe(origin);
    expect(upstreamOrigin(host, sandboxed, 'http://127.0.0.1:4010')).toBe(origin);
  });

  const hostile = [
    '127.0.0.1',
    'localhost',
    '::1',
    '[::1]',
    '0.0.0.0',
    '169.254.169.254',
    '10.0.0.1',
    '10.255.255.255',
    '192.168.1.1',
    '8.8.8.8',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '127.1',
    'user@va.msg.liveperson.net',
    'user:word@va.msg.liveperson.net',
    'va.msg.liveperson.net@evil.tld',
    'va.msg.liveperson.net:443',
    'va.msg.liveperson.net:8080',
    'va.msg.liveperson.net/path',
    'va.msg.liveperson.net/',
    'evil.tld/.liveperson.net',
    'evil.tld?.liveperson.net',
    'evil.tld#.liveperson.net',
    'evil.tld\\.liveperson.net',
    'evil.tld%2f.liveperson.net',
    'https://va.msg.liveperson.net',
    '//va.msg.liveperson.net',
    'va.msg.liveperson.net\r\nx-evil: 1',
    'va.msg.liveperson.net\n',
    'evil.tld\r\n.liveperson.net',
    'evil.tld\0.liveperson.net',
    ' va.msg.liveperson.net',
    'va.msg.liveperson.net ',
    'va.msg.liveperson.net.',
    'va..liveperson.net',
    '.liveperson.net',
    'liveperson.net',
    '-a.liveperson.net',
    'a-.liveperson.net',
    'a_b.liveperson.net',
    `${'a'.repeat(64)}.liveperson.net`,
    `${'a.'.repeat(125)}liveperson.net`,
    'liveperson.net.evil.tld',
    'va.msg.liveperson.net.evil.tld',
    'evilliveperson.net',
    'va.liveperson.netx',
    'va.l\u0456veperson.net', // a Cyrillic letter
    'va.liveperson\u3002net', // a stop that URL parsers take for a dot
    '\u2174a.liveperson.net',
    '\u212a.liveperson.net', // the Kelvin sign, a plain k in lower case
    '',
    '*',
    '*.liveperson.net',
  ];

  it.each(hostile)('refuses %j', (host) => {
    expect(upstreamOrigin(host, strict, domainApi)).toBeUndefined();
    expect(upstreamOrigin(host, sandboxed, domainApi)).toBeUndefined();
  });

  it.each(['127.0.0.1:4010', 'localhost:4010', '[::1]:4010'])('allows %s beside a sandbox only', (host) => {
    expect(upstreamOrigin(host, strict, domainApi)).toBeUndefined();
    expect(upstreamOrigin(host, sandboxed, 'http://127.0.0.1:4010')).toBe(`http://${host}`);
    expect(upstreamOrigin(host, sandboxed, 'https://127.0.0.1:4010')).toBe(`https://${host}`);
  });

  it.each([
    '127.0.0.1:',
    '127.0.0.1:x',
    '127.0.0.1:4010/path',
    '127.0.0.2:4010',
    '127.0.0.1:401000',
    'u@127.0.0.1:4010',
    'localhost:4010\n',
    'localhost.evil.tld:4010',
    'LOCALHOST:4010',
    '10.0.0.1:4010',
  ])('refuses %j beside a sandbox too', (host) => {
    expect(upstreamOrigin(host, sandboxed, 'http://127.0.0.1:4010')).toBeUndefined();
  });

  it('takes a suffix without a dot for an exact name', () => {
    const exact: HostPolicy = { suffixes: ['Proxy.Example'], allowLoopback: false };

    expect(upstreamOrigin('proxy.example', exact, domainApi)).toBe('https://proxy.example');
    expect(upstreamOrigin('a.proxy.example', exact, domainApi)).toBeUndefined();
    expect(upstreamOrigin('myproxy.example', exact, domainApi)).toBeUndefined();
  });

  it('allows no address, even one that is named', () => {
    const addresses: HostPolicy = { suffixes: ['8.8.8.8', '.8.8'], allowLoopback: false };

    expect(upstreamOrigin('8.8.8.8', addresses, domainApi)).toBeUndefined();
  });

  it('allows nothing without a suffix', () => {
    expect(
      upstreamOrigin('va.msg.liveperson.net', { suffixes: [], allowLoopback: false }, domainApi),
    ).toBeUndefined();
  });
});

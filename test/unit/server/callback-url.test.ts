import { describe, expect, it } from '@jest/globals';
import { allowedCallbackUrl } from '../../../src/server/callback-url.js';

const prefixes = ['https://router.example/callback', 'http://10.0.0.7:4000/in/'];

describe('allowedCallbackUrl', () => {
  it.each([
    ['the prefix itself', 'https://router.example/callback'],
    ['a path below it', 'https://router.example/callback/c4a9d1b8-dc57'],
    ['the port of the protocol, written out', 'https://router.example:443/callback/1'],
    ['another spelling of the host', 'HTTPS://ROUTER.example/callback/1'],
    ['a query', 'https://router.example/callback/1?region=eu'],
    ['a private address that is named', 'http://10.0.0.7:4000/in/1'],
  ])('allows %s', (_what, text) => {
    expect(allowedCallbackUrl(text, prefixes)?.href).toBe(new URL(text).href);
  });

  it.each([
    ['another protocol', 'http://router.example/callback/1'],
    ['another port', 'https://router.example:8443/callback/1'],
    ['another host', 'https://other.example/callback/1'],
    ['a host that begins alike', 'https://router.example.evil.tld/callback/1'],
    ['a host that ends alike', 'https://evil-router.example/callback/1'],
    ['the allowed host as a user', 'https://router.example@evil.tld/callback/1'],
    ['a user', 'https://user@router.example/callback/1'],
    ['a password', 'https://user:secret@router.example/callback/1'],
    ['a path that only begins alike', 'https://router.example/callback-of-another/1'],
    ['a path above', 'https://router.example/'],
    ['the prefix without its last stroke', 'http://10.0.0.7:4000/in'],
    ['a way up', 'https://router.example/callback/../admin'],
    ['a way up and down again', 'https://router.example/callback/../callback/1'],
    ['a way up at the end', 'https://router.example/callback/1/..'],
    ['a way up in numbers', 'https://router.example/callback/%2e%2E/admin'],
    ['a stroke in numbers', 'https://router.example/callback/..%2fadmin'],
    ['strokes the other way', 'https://router.example\\callback\\1'],
    ['a fragment', 'https://router.example/callback/1#x'],
    ['a space', 'https://router.example/callback/1 '],
    ['a line break', 'https://router.example/callback/1\n'],
    ['letters that look alike', 'https://r\u043euter.example/callback/1'],
    ['a cloud that tells its secrets', 'http://169.254.169.254/latest/meta-data'],
    ['the loopback', 'http://127.0.0.1:4000/in/1'],
    ['the private address in another form', 'http://0xa.7:4000/elsewhere/1'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'callback'],
    ['an address without end', `https://router.example/callback/${'x'.repeat(4000)}`],
  ])('refuses %s', (_what, text) => {
    expect(allowedCallbackUrl(text, prefixes)).toBeUndefined();
  });

  it('allows nothing without a prefix', () => {
    expect(allowedCallbackUrl('https://router.example/callback/1', [])).toBeUndefined();
  });

  it('allows a whole host where the prefix has no path', () => {
    expect(allowedCallbackUrl('https://router.example/any/1', ['https://router.example'])).toBeDefined();
  });
});

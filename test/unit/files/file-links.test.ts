import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { FileLinks } from '../../../src/conversations/file-links.js';
import { FakeClock } from '../../support/unit-clock.js';
import { thrownGatewayError } from '../../support/unit-error.js';

const file = {
  accountId: '12345678',
  conversationId: 'conversation-1',
  consumerId: 'ann@example.com',
  relativePath: '/v1/AUTH_async-images/12345678/abc_uuid_1.PNG',
};
const minuteMs = 60_000;

function links(key?: Buffer) {
  const clock = new FakeClock();
  return { clock, links: new FileLinks({ now: clock.now, ...(key && { key }) }) };
}

describe('FileLinks', () => {
  it('reads back the file that a link was made for', () => {
    const { links: made, clock } = links();
    const token = made.createLink(file, clock.now() + minuteMs);
    expect(token).toMatch(/^[\w-]+$/);
    expect(made.readLink(token)).toEqual(file);
  });

  it('shows nothing of it in the address, and makes each address different', () => {
    const { links: made, clock } = links();
    const tokens = [1, 2].map(() => made.createLink(file, clock.now() + minuteMs));
    expect(tokens[0]).not.toBe(tokens[1]);
    const seen = tokens.map((token) => token + Buffer.from(token, 'base64url').toString('latin1')).join('');
    for (const value of Object.values(file)) expect(seen).not.toContain(value);
  });

  it('ends when it expires', () => {
    const { links: made, clock } = links();
    const token = made.createLink(file, clock.now() + minuteMs);
    clock.advance(minuteMs - 1);
    expect(made.readLink(token)).toEqual(file);
    clock.advance(1);
    expect(made.readLink(token)).toBeUndefined();
  });

  it('refuses a token in which any byte was changed', () => {
    const { links: made, clock } = links();
    const sealed = Buffer.from(made.createLink(file, clock.now() + minuteMs), 'base64url');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(made.readLink(changed.toString('base64url'))).toBeUndefined();
    }
  });

  it.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['only a head and a tag', Buffer.alloc(28).toString('base64url')],
    ['too much', 'A'.repeat(5000)],
    ['what is no base64url', 'ab/../cd%2f'],
  ])('refuses %s', (_what, token) => {
    expect(links().links.readLink(token)).toBeUndefined();
  });

  it('refuses the token of another gateway, and takes it where the key is shared', () => {
    const key = randomBytes(32);
    const { links: made, clock } = links(key);
    const token = made.createLink(file, clock.now() + minuteMs);
    expect(links().links.readLink(token)).toBeUndefined();
    expect(links(key).links.readLink(token)).toEqual(file);
  });

  it.each([undefined, null])('is not offered without a consumer (%s)', (consumerId) => {
    const { links: made, clock } = links();
    const error = thrownGatewayError(() => made.createLink({ ...file, consumerId }, clock.now() + minuteMs));
    expect(error.code).toBe('FEATURE_NOT_ENABLED');
  });
});

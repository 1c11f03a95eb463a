import { randomBytes } from 'node:crypto';
import { describe, expect, it, jest } from '@jest/globals';
import { FileLinks } from '../../../src/conversations/file-links.js';
import { FakeClock } from '../../support/unit-clock.js';

const file = {
  accountId: '12345678',
  conversationId: 'conversation-1',
  consumerId: 'ann@example.com',
  relativePath: '/v1/AUTH_async-images/12345678/abc_uuid_1.PNG',
};
const minuteMs = 60_000;

function links(key = randomBytes(32)) {
  const clock = new FakeClock();
  return { clock, links: new FileLinks({ now: clock.now, secret: () => Promise.resolve(key) }) };
}

describe('FileLinks', () => {
  it('reads back the file that a link was made for', async () => {
    const { links: made, clock } = links();
    const token = await made.createLink(file, clock.now() + minuteMs);
    expect(token).toMatch(/^[\w-]+$/);
    expect(await made.readLink(token)).toEqual(file);
  });

  it('shows nothing of it in the address, and makes each address different', async () => {
    const { links: made, clock } = links();
    const tokens = await Promise.all([1, 2].map(() => made.createLink(file, clock.now() + minuteMs)));
    expect(tokens[0]).not.toBe(tokens[1]);
    const seen = tokens.map((token) => token + Buffer.from(token, 'base64url').toString('latin1')).join('');
    for (const value of Object.values(file)) expect(seen).not.toContain(value);
  });

  it('ends when it expires', async () => {
    const { links: made, clock } = links();
    const token = await made.createLink(file, clock.now() + minuteMs);
    clock.advance(minuteMs - 1);
    expect(await made.readLink(token)).toEqual(file);
    clock.advance(1);
    expect(await made.readLink(token)).toBeUndefined();
  });

  it('refuses a token in which any byte was changed', async () => {
    const { links: made, clock } = links();
    const sealed = Buffer.from(await made.createLink(file, clock.now() + minuteMs), 'base64url');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(await made.readLink(changed.toString('base64url'))).toBeUndefined();
    }
  });

  it.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['only a head and a tag', Buffer.alloc(28).toString('base64url')],
    ['too much', 'A'.repeat(5000)],
    ['what is no base64url', 'ab/../cd%2f'],
  ])('refuses %s', async (_what, token) => {
    expect(await links().links.readLink(token)).toBeUndefined();
  });

  it('refuses the token of another gateway, and takes it where the key is shared', async () => {
    const key = randomBytes(32);
    const { links: made, clock } = links(key);
    const token = await made.createLink(file, clock.now() + minuteMs);
    expect(await links().links.readLink(token)).toBeUndefined();
    expect(await links(key).links.readLink(token)).toEqual(file);
  });

  it.each([undefined, null])('is not offered without a consumer (%s)', async (consumerId) => {
    const { links: made, clock } = links();
    const link = made.createLink({ ...file, consumerId }, clock.now() + minuteMs);
    await expect(link).rejects.toMatchObject({ code: 'FEATURE_NOT_ENABLED' });
  });

  it('asks for the key once, when it is needed, and again after it could not be had', async () => {
    const secret = jest.fn(() => Promise.resolve(randomBytes(32)));
    secret.mockRejectedValueOnce(new Error('the store is gone'));
    const made = new FileLinks({ now: Date.now, secret });
    expect(await made.readLink('no token')).toBeUndefined();
    expect(secret).not.toHaveBeenCalled();

    await expect(made.createLink(file, Date.now() + minuteMs)).rejects.toThrow('the store is gone');
    const tokens = await Promise.all([1, 2].map(() => made.createLink(file, Date.now() + minuteMs)));
    for (const token of tokens) expect(await made.readLink(token)).toEqual(file);

    expect(secret).toHaveBeenCalledTimes(2);
  });
});

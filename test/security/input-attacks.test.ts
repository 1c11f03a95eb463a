import { describe, expect, it } from '@jest/globals';
import { validateInput } from '../../src/graphql/validate-input.js';
import { CreateConversationInput } from '../../src/graphql/inputs/create-conversation-input.js';
import { ContactInput, PersonalInfoInput } from '../../src/graphql/inputs/personal-info-input.js';
import { UserProfileInput } from '../../src/graphql/inputs/user-profile-input.js';
import { ClientPropertiesInput } from '../../src/graphql/inputs/client-properties-input.js';
import { create, createMutation, createdIn } from '../support/create-conversation.js';
import { machineNow } from '../support/machine-now.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';

const twoAccounts = ['11', '22'].map((id) => ({ id, clientId: `app-${id}`, clientSecret: `secret-${id}` }));

describe('the abuse of idempotency keys', () => {
  it('35: a key of 10 KB, an empty one and one of 129 characters are refused', async () => {
    await withPair(async (pair) => {
      for (const length of [10_240, 129, 0]) {
        const { extensions } = onlyError(await create(pair, { idempotencyKey: 'k'.repeat(length) }));
        expect(extensions).toMatchObject({
          code: 'BAD_USER_INPUT',
          fields: [{ path: 'input.idempotencyKey' }],
        });
      }
      expect(await pair.sandbox.calls()).toEqual([]);
      createdIn(await create(pair, { idempotencyKey: 'k'.repeat(128) }));
    });
  });

  it('35: the key of another tenant gives nothing of that tenant', async () => {
    await withPair(
      async (pair) => {
        const input = { idempotencyKey: 'shared', consumerId: 'same' };
        const one = createdIn(await create(pair, { ...input, accountId: '11' }));
        const two = createdIn(await create(pair, { ...input, accountId: '22' }));
        expect(two.outcome).toBe('CREATED');
        expect(two.conversation.id).not.toBe(one.conversation.id);
      },
      { sandbox: { accounts: twoAccounts } },
    );
  });

  it('35: ids and keys that run together when joined are kept apart', async () => {
    await withPair(async (pair) => {
      const one = createdIn(await create(pair, { consumerId: 'a b', idempotencyKey: 'c' }));
      const two = createdIn(await create(pair, { consumerId: 'a', idempotencyKey: 'b c' }));
      expect([one.outcome, two.outcome]).toEqual(['CREATED', 'CREATED']);
    });
  });

  it('35: the same key with another payload in the same moment opens one conversation', async () => {
    await withPair(async (pair) => {
      const answers = await Promise.all(
        ['NORMAL', 'URGENT'].map((ttr) => create(pair, { idempotencyKey: 'one', routing: { ttr } })),
      );
      const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code);
      expect([...codes].sort()).toEqual(['IDEMPOTENCY_KEY_REUSED', undefined]);
      expect(await pair.sandbox.conversations()).toHaveLength(1);
    });
  });
});

describe('texts made to be slow to check', () => {
  const hostile = [
    'a',
    '@',
    '.',
    '-',
    '1',
    ' ',
    'a@',
    'a-',
    'a.',
    '1.',
    '255.',
    '@.',
    'http://',
    '\u{1f98a}',
  ];

  const slow = (text: string): number => {
    const input = Object.assign(new CreateConversationInput(), {
      accountId: text,
      consumerId: text,
      ifOpen: 'REJECT',
      idempotencyKey: text,
      userProfile: Object.assign(new UserProfileInput(), {
        avatarUrl: `http://${text}`,
        backgroundImageUrl: text,
        personalInfo: Object.assign(new PersonalInfoInput(), {
          language: `${text}!`,
          contacts: [Object.assign(new ContactInput(), { email: `${text} `, phone: text })],
        }),
      }),
      client: Object.assign(new ClientPropertiesInput(), { ipAddress: `${text}x` }),
    });
    const started = performance.now();
    expect(() => validateInput(input)).toThrow();
    return performance.now() - started;
  };

  it.each(hostile)('39: are checked in linear time: %j', (piece) => {
    // Six fields take it; together they fill the largest body that is read. The best of five leaves out what else
    // the machine does.
    const text = piece.repeat(43_000 / Buffer.byteLength(piece));
    const best = Math.min(...Array.from({ length: 5 }, () => slow(text)));
    expect(best).toBeLessThan(20);
  });

  it('39: that repeat the words of graphql-js do not stop the gateway', async () => {
    await withPair(async (pair) => {
      const name = ' at "a"; '.repeat(300);
      const input = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`${number}${name}`, 1]));
      const started = machineNow();
      const answer = await pair.graphql(createMutation, { input });
      expect(machineNow() - started).toBeLessThan(1500);
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain(' at \\"a\\"; ');
    });
  });
});

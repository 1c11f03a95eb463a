import { describe, expect, it } from '@jest/globals';
import { withLife } from '../support/life-pair.js';

const withConversation = 'conversation { id state stage ttr closeReason }';

describe('updateUserProfile', () => {
  it('replaces the attributes of a kind, it does not merge them', async () => {
    await withLife(async (life) => {
      const customerInfo = { customerType: 'vip', balance: 12.5, userName: 'ann1' };
      const personalInfo = { firstName: 'Ann', lastName: 'Doe' };
      const target = await life.open({ userProfile: { customerInfo, personalInfo } });
      const { accountId, consumerId } = target;
      const input = { accountId, consumerId, userProfile: { customerInfo: { customerType: 'gold' } } };

      const updated = await life.mutate('updateUserProfile', 'consumer { accountId id }', input);

      expect(updated).toEqual({ consumer: { accountId, id: consumerId } });
      expect((await life.seen(target)).profile).toEqual({
        authenticatedData: {
          lp_sdes: [
            { type: 'personal', personal: { firstname: 'Ann', lastname: 'Doe' } },
            { type: 'ctmrinfo', info: { ctype: 'gold' } },
          ],
        },
      });
      expect(await life.sends()).toMatchObject([{ type: 'userprofile.SetUserProfile' }]);
    });
  });

  it('works without a conversation, and answers with the consumer alone', async () => {
    await withLife(async (life) => {
      const { accountId } = life.pair;
      const input = { accountId, consumerId: 'new', userProfile: { firstName: 'New' } };

      expect(await life.mutate('updateUserProfile', 'consumer { id }', input)).toEqual({
        consumer: { id: 'new' },
      });
    });
  });

  it('is refused as LivePerson refuses it', async () => {
    await withLife(async (life) => {
      await life.pair.sandbox.change({ customerId: 'refused' });
      const { accountId } = life.pair;
      const userProfile = { customerInfo: { customerId: '1' } };

      const error = await life.refused('updateUserProfile', 'consumer { id }', {
        accountId,
        consumerId: 'a',
        userProfile,
      });

      expect(error.extensions).toMatchObject({ code: 'UPSTREAM_REJECTED', outcome: 'REJECTED' });
    });
  });
});

describe('submitCsat', () => {
  it('rates a closed conversation, as on the wire', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.mutate('closeConversation', 'alreadyClosed', target);

      const rated = await life.mutate('submitCsat', withConversation, {
        ...target,
        rating: 4,
        resolved: false,
      });

      expect(rated).toMatchObject({ conversation: { id: target.conversationId, stage: 'CLOSE' } });
      expect((await life.seen(target)).csat).toEqual({
        csatRate: 4,
        csatResolutionConfirmation: false,
        status: 'FILLED',
      });
    });
  });

  it('is sent once for a key', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.pair.sandbox.forgetCalls();
      const input = { ...target, rating: 1, resolved: true, status: 'SKIPPED', idempotencyKey: 'key-1' };

      for (const _attempt of [1, 2]) await life.mutate('submitCsat', 'conversation { id }', input);
      const error = await life.refused('submitCsat', 'conversation { id }', { ...input, rating: 2 });

      expect(error.extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
      expect(await life.sends()).toHaveLength(1);
    });
  });

  it.each([0, 6])('refuses a rating of %i before anything is sent', async (rating) => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.pair.sandbox.forgetCalls();

      const error = await life.refused('submitCsat', withConversation, { ...target, rating, resolved: true });

      expect(error.extensions.code).toBe('BAD_USER_INPUT');
      expect(await life.pair.sandbox.services()).toEqual([]);
    });
  });
});

describe('changeTtr', () => {
  const urgent = { ttr: 'URGENT', seconds: 300 };

  it('is not enabled by default, and sends nothing', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.pair.sandbox.forgetCalls();

      const error = await life.refused('changeTtr', withConversation, { ...target, ...urgent });

      expect(error.extensions).toMatchObject({ code: 'FEATURE_NOT_ENABLED', outcome: 'NOT_SENT' });
      expect(await life.pair.sandbox.services()).toEqual([]);
    });
  });

  it('changes how soon an answer is due where the operator allows it', async () => {
    await withLife(
      async (life) => {
        const target = await life.open({ routing: { ttr: 'NORMAL' } });

        const changed = await life.mutate('changeTtr', withConversation, { ...target, ...urgent });

        expect(changed).toMatchObject({ conversation: { ttr: 'URGENT' } });
        expect((await life.seen(target)).ttr).toEqual({ ttrType: 'URGENT', value: 300 });
        const field = { field: 'TTRField', ttrType: 'URGENT', value: 300 };
        const { conversationId } = target;
        expect((await life.sends()).map(({ body }) => body)).toEqual([
          { conversationId, conversationField: field },
        ]);
      },
      { settings: { UNCONFIRMED_OPERATIONS: 'true' } },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  alreadyOpen,
  forwardedOpening,
  opening,
  withConversations,
} from '../../support/unit-conversations.js';
import { gatewayError } from '../../support/unit-error.js';
import { fixture } from '../../support/unit-fixture.js';
import { opened } from '../../support/unit-liveperson.js';
import { john } from '../../support/unit-opening.js';
import { lpConsumerId } from '../../support/unit-tokens.js';

describe('Conversations', () => {
  it('opens a conversation and records it', async () => {
    await withConversations(async ({ conversations, openConversations, asking, answers, clock }) => {
      answers.asyncMessagingEnt = (call) => ({ status: 200, body: opened(call, 'the-id') });
      const routing = { channelType: 'MESSAGING', skillId: '12', ttr: 'URGENT' };

      const { record, outcome } = await conversations.open(opening({ routing }), asking());

      expect(outcome).toBe('CREATED');
      expect(record).toMatchObject({
        accountId: '12345678',
        id: 'the-id',
        lpConsumerId: lpConsumerId(john),
        extConsumerId: john,
        state: 'OPEN',
        stage: 'OPEN',
        skillId: '12',
        ttr: 'URGENT',
        startedAt: clock.now(),
      });
      const found = await openConversations.findFor({ accountId: '12345678', consumerId: john }, asking());
      expect(found).toMatchObject({ id: 'the-id' });
    });
  });

  it.each([
    ['an account that is not served', { accountId: '99999999' }, 'ACCOUNT_NOT_FOUND'],
    ['a consumer whom nothing names', { consumerId: null }, 'BAD_USER_INPUT'],
  ] as const)('calls nobody for %s', async (_what, over, code) => {
    await withConversations(async ({ conversations, asking, calls }) => {
      expect(await gatewayError(conversations.open(opening(over), asking()))).toMatchObject({
        code,
        outcome: 'NOT_SENT',
      });
      expect(calls).toEqual([]);
    });
  });

  it('calls nobody for a caller without a credential', async () => {
    await withConversations(async ({ conversations, asking, calls }) => {
      const nobody = asking({ kind: 'nobody', reason: 'Send your tokens.' });

      const error = await gatewayError(conversations.open(forwardedOpening(), nobody));

      expect(error).toMatchObject({
        code: 'UNAUTHENTICATED',
        message: 'Send your tokens.',
        outcome: 'NOT_SENT',
      });
      expect(calls).toEqual([]);
    });
  });

  it('hands on what opening was refused for, and records nothing', async () => {
    await withConversations(async ({ conversations, openConversations, asking, answers }) => {
      answers.asyncMessagingEnt = () => ({ status: 400, body: fixture('error.brand-id-missing.response') });

      const error = await gatewayError(conversations.open(opening(), asking()));

      expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', outcome: 'REJECTED' });
      expect(
        await openConversations.findFor(opening() as { accountId: string; consumerId: string }, asking()),
      ).toBeNull();
    });
  });
});

describe('Conversations, when one is open', () => {
  it('names the open conversation that it knows', async () => {
    await withConversations(async ({ conversations, asking, answers }) => {
      const { record } = await conversations.open(opening(), asking());
      answers.asyncMessagingEnt = alreadyOpen;

      const error = await gatewayError(conversations.open(opening(), asking()));

      expect(error).toMatchObject({
        code: 'CONVERSATION_ALREADY_OPEN',
        outcome: 'PARTIAL',
        safeToRepeat: true,
      });
      expect(error.facts.details).toEqual({
        userProfile: 'SET',
        conversation: 'REFUSED',
        conversationId: record.id,
      });
    });
  });

  it('returns the open conversation that it knows when it is asked to', async () => {
    await withConversations(async ({ conversations, asking, answers, count }) => {
      const { record } = await conversations.open(opening(), asking());
      answers.asyncMessagingEnt = alreadyOpen;

      const again = await conversations.open(opening({ ifOpen: 'RETURN_OPEN' }), asking());

      expect(again).toEqual({ record, outcome: 'RETURNED_OPEN' });
      expect(count('asyncMessagingEnt')).toBe(2);
    });
  });

  it.each(['REJECT', 'RETURN_OPEN'] as const)(
    'refuses without an id when it knows of none (%s)',
    async (ifOpen) => {
      await withConversations(async ({ conversations, asking, answers }) => {
        await conversations.open(opening({ consumerId: 'another consumer' }), asking());
        await conversations.open(opening({ accountId: '87654321' }), asking());
        answers.asyncMessagingEnt = alreadyOpen;

        const error = await gatewayError(conversations.open(opening({ ifOpen }), asking()));

        expect(error.code).toBe('CONVERSATION_ALREADY_OPEN');
        expect(error.facts.details).toEqual({ userProfile: 'SET', conversation: 'REFUSED' });
      });
    },
  );

  it('records a conversation whose profile was refused, and says what took effect', async () => {
    await withConversations(async ({ conversations, openConversations, asking, answers }) => {
      answers.asyncMessagingEnt = (call) => {
        const [profile, conversation] = opened(call, 'half-done');
        return {
          status: 200,
          body: [{ ...profile, code: 'BAD_REQUEST', body: { msg: 'no' } }, conversation],
        };
      };

      const error = await gatewayError(conversations.open(opening(), asking()));

      expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', outcome: 'PARTIAL' });
      expect(error.facts.details).toEqual({
        userProfile: 'REFUSED',
        conversation: 'CREATED',
        conversationId: 'half-done',
      });
      const found = await openConversations.findFor({ accountId: '12345678', consumerId: john }, asking());
      expect(found).toMatchObject({ id: 'half-done' });
    });
  });
});

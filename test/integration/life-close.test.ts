import { describe, expect, it } from '@jest/globals';
import { withLife } from '../support/life-pair.js';
import type { Life, LifeTarget } from '../support/life-pair.js';
import { surveyFeatures } from '../support/life-survey.js';

const fields = 'alreadyClosed conversation { state stage closeReason endedAt }';
const readFields = 'state stage closeReason endedAt dialogs { type state }';

interface Closed {
  readonly alreadyClosed: boolean;
  readonly conversation: Readonly<Record<string, unknown>>;
}
const close = (life: Life, target: LifeTarget, mode = 'CONVERSATION') =>
  life.mutate<Closed>('closeConversation', fields, { ...target, mode });
const read = async ({ pair }: Life, { accountId, conversationId }: LifeTarget) =>
  (
    await pair.graphql<{ readonly conversation: unknown }>(
      `query ($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) { ${readFields} } }`,
      { accountId, id: conversationId },
    )
  ).data?.conversation;
const withSurvey = (life: Life) => life.open({ client: { features: surveyFeatures } });
const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown; // an asymmetric matcher

describe('closeConversation', () => {
  it('closes everything, without a survey, and reads as closed', async () => {
    await withLife(async (life) => {
      const target = await withSurvey(life);

      expect(await close(life, target)).toEqual({
        alreadyClosed: false,
        conversation: { state: 'CLOSE', stage: 'CLOSE', closeReason: 'CONSUMER', endedAt: date },
      });
      expect(await life.seen(target)).toMatchObject({
        state: 'CLOSE',
        stage: 'CLOSE',
        closeReason: 'CONSUMER',
      });
      expect((await life.seen(target)).dialogs).toHaveLength(1);
      life.later(6000);
      expect(await read(life, target)).toMatchObject({
        state: 'CLOSE',
        stage: 'CLOSE',
        dialogs: [{ type: 'MAIN', state: 'CLOSE' }],
      });
    });
  });

  it('closes the main dialog alone and lets the survey open', async () => {
    await withLife(async (life) => {
      const target = await withSurvey(life);

      expect(await close(life, target, 'MAIN_DIALOG')).toMatchObject({
        alreadyClosed: false,
        conversation: { state: 'CLOSE', stage: 'OPEN' },
      });
      expect(await read(life, target)).toMatchObject({
        state: 'CLOSE',
        stage: 'OPEN',
        endedAt: null,
        dialogs: [
          { type: 'MAIN', state: 'CLOSE' },
          { type: 'POST_SURVEY', state: 'OPEN' },
        ],
      });
    });
  });

  it('says of a main dialog that is known to be closed that it was, and asks nobody', async () => {
    await withLife(async (life) => {
      const target = await withSurvey(life);
      await close(life, target, 'MAIN_DIALOG');
      await life.pair.sandbox.forgetCalls();

      expect(await close(life, target, 'MAIN_DIALOG')).toMatchObject({
        alreadyClosed: true,
        conversation: { state: 'CLOSE', stage: 'OPEN' },
      });
      expect(await life.pair.sandbox.calls()).toEqual([]);
    });
  });

  it('closes the conversation with its main dialog where no survey can follow', async () => {
    await withLife(async (life) => {
      const target = await life.open();

      expect(await close(life, target, 'MAIN_DIALOG')).toMatchObject({
        alreadyClosed: false,
        conversation: { state: 'CLOSE', stage: 'CLOSE' },
      });
      expect(await life.seen(target)).toMatchObject({ state: 'CLOSE', stage: 'CLOSE' });
      expect((await life.open()).conversationId).not.toBe(target.conversationId);
    });
  });

  it('closes a survey that runs', async () => {
    await withLife(async (life) => {
      const target = await withSurvey(life);
      await close(life, target, 'MAIN_DIALOG');

      expect(await close(life, target)).toMatchObject({ conversation: { state: 'CLOSE', stage: 'CLOSE' } });
      expect(await life.seen(target)).toMatchObject({ stage: 'CLOSE' });
    });
  });

  it('says that the main dialog was closed before while its survey runs', async () => {
    await withLife(async (life) => {
      const target = await withSurvey(life);
      await close(life, target, 'MAIN_DIALOG');

      expect(await close(life, target, 'MAIN_DIALOG')).toMatchObject({
        alreadyClosed: true,
        conversation: { state: 'CLOSE', stage: 'OPEN' },
      });
      expect(await life.seen(target)).toMatchObject({ stage: 'OPEN' });
    });
  });

  it.each(['CONVERSATION', 'MAIN_DIALOG'])('is no error for what is closed: %s', async (mode) => {
    await withLife(async (life) => {
      const target = await life.open();
      await close(life, target);
      await life.pair.sandbox.forgetCalls();

      expect(await close(life, target, mode)).toMatchObject({
        alreadyClosed: true,
        conversation: { state: 'CLOSE', stage: 'CLOSE', closeReason: 'CONSUMER' },
      });
      expect(await life.pair.sandbox.services()).toEqual([]);
    });
  });

  it.each(['CONVERSATION', 'MAIN_DIALOG'])(
    'is no error when the agent closed it meanwhile: %s',
    async (mode) => {
      await withLife(async (life) => {
        const target = await life.open();
        await life.agent(target, { action: 'close' });

        expect(await close(life, target, mode)).toMatchObject({
          alreadyClosed: true,
          conversation: { state: 'CLOSE', stage: 'CLOSE', closeReason: null },
        });
        life.later(6000);
        expect(await read(life, target)).toMatchObject({ stage: 'CLOSE', closeReason: 'AGENT' });
      });
    },
  );

  it('may be repeated when its answer is lost', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      // The gateway itself tries three times.
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'resetAfterEffect' }, 3);

      const { extensions } = await life.refused('closeConversation', fields, target);

      expect(extensions).toMatchObject({ outcome: 'UNKNOWN', safeToRepeat: true });
      expect(await close(life, target)).toMatchObject({
        alreadyClosed: true,
        conversation: { stage: 'CLOSE' },
      });
    });
  });

  it('is repeated by the gateway when its answer is lost once', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      await life.pair.sandbox.fault('asyncMessagingEnt', { kind: 'resetAfterEffect' });

      expect(await close(life, target)).toMatchObject({ conversation: { stage: 'CLOSE' } });
      expect(await life.sends()).toHaveLength(2);
    });
  });

  it('is refused to another consumer, and closes nothing', async () => {
    await withLife(async (life) => {
      const target = await life.open();
      const strangers = { ...target, consumerId: 'eve' };

      const { extensions } = await life.refused('closeConversation', fields, strangers);

      expect(extensions.code).toBe('CONVERSATION_NOT_FOUND');
      expect(await life.seen(target)).toMatchObject({ stage: 'OPEN' });
      await close(life, target);
      expect((await life.refused('closeConversation', fields, strangers)).extensions.code).toBe(
        'CONVERSATION_NOT_FOUND',
      );
    });
  });
});

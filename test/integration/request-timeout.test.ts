import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { machineNow } from '../support/machine-now.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';

const api = 'asyncMessagingEnt';
const within = (ms: string) => ({ 'x-request-timeout-ms': ms });

describe('a request whose caller has little time', () => {
  it('ends when its caller said, and tells that the outcome is unknown', async () => {
    await withPair(async (pair) => {
      createdIn(await create(pair, { consumerId: 'warm' }));
      await pair.sandbox.fault(api, { kind: 'hang' });
      const started = machineNow();

      const { extensions } = onlyError(await create(pair, { consumerId: 'warm' }, within('300')));

      expect(extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', outcome: 'UNKNOWN' });
      expect(machineNow() - started).toBeLessThan(1500);
    });
  });

  it('ends before anything is sent when the time is over while it looks for hosts', async () => {
    await withPair(async (pair) => {
      await pair.sandbox.fault('domain', { kind: 'hang' });

      const { extensions } = onlyError(await create(pair, {}, within('200')));

      expect(extensions).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'NOT_SENT', safeToRepeat: true });
      expect(await pair.sandbox.services()).toEqual(['domain']);
    });
  });

  it('is not waited for by what others share', async () => {
    await withPair(async (pair) => {
      await pair.sandbox.fault('idp', { kind: 'delay', ms: 600 });
      const hasty = create(pair, {}, within('250'));
      const patient = create(pair);

      expect(onlyError(await hasty).extensions.code).toBe('UPSTREAM_TIMEOUT');
      expect(createdIn(await patient).outcome).toBe('CREATED');
    });
  });

  it('lasts no longer than the operator allows', async () => {
    await withPair(
      async (pair) => {
        await pair.sandbox.fault('domain', { kind: 'hang' });

        expect(onlyError(await create(pair, {}, within('999999999'))).extensions.code).toBe(
          'UPSTREAM_TIMEOUT',
        );
      },
      { settings: { UPSTREAM_TOTAL_TIMEOUT_MS: '400' } },
    );
  });

  it.each(['0', '-5', '1.5', '1e3', 'soon', '', '9999999999', '100, 200'])(
    'is refused when the time is %j',
    async (ms) => {
      await withPair(async (pair) => {
        const answer = await create(pair, {}, within(ms));

        expect(answer.status).toBe(400);
        expect(onlyError(answer).extensions).toMatchObject({ code: 'BAD_REQUEST', outcome: 'NOT_SENT' });
        expect(await pair.sandbox.services()).toEqual([]);
      });
    },
  );

  it('goes on as usual without the header', async () => {
    await withPair(async (pair) => {
      expect(createdIn(await create(pair)).outcome).toBe('CREATED');
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';
import { applicationRows, authenticationRows, partRows } from '../support/send-api-rows.js';
import { noise, statusFault, unifiedError } from '../support/upstream-noise.js';

const api = 'asyncMessagingEnt';
const cold = ['domain', 'sentinel', 'idp', api];
const renewed = [...cold, 'sentinel', api];

describe.each([
  ['an authentication error', authenticationRows],
  ['an application error', applicationRows],
  ['an answer of parts', partRows],
])('createConversation after %s of the Send API', (_kind, rows) => {
  it.concurrent.each(rows)('tells of $answer', async ({ fault, times, expected, renews }) => {
    await withPair(async (pair) => {
      await pair.sandbox.fault(api, fault, times);
      const answer = await create(pair);
      expect(answer.status).toBe(200);
      expect(answer.data).toBeNull();
      const error = onlyError(answer);
      expect(error.path).toEqual(['createConversation']);
      const { requestId, ...told } = error.extensions;
      expect(told).toEqual(expected);
      expect(requestId).toBe(answer.headers.get('x-request-id'));
      expect(JSON.stringify([answer.text, ...answer.headers])).not.toContain(noise);
      expect(await pair.sandbox.services()).toEqual(renews ? renewed : cold);
    });
  });
});

describe('createConversation after a refused token', () => {
  it.each([
    [40102, 'Invalid AppJWT'],
    [40105, 'AppJWT is missing'],
  ])('renews the AppJWT once and succeeds after %i', async (errorCode, title) => {
    await withPair(async (pair) => {
      await pair.sandbox.fault(api, unifiedError(errorCode, title));
      expect(createdIn(await create(pair)).outcome).toBe('CREATED');
      expect(await pair.sandbox.services()).toEqual(renewed);
    });
  });

  it('asks for a new ConsumerJWS in the request that follows 40103', async () => {
    await withPair(async (pair) => {
      await pair.sandbox.fault(api, unifiedError(40103, 'Invalid ConsumerJWS'));
      onlyError(await create(pair));
      await pair.sandbox.forgetCalls();
      expect(createdIn(await create(pair)).outcome).toBe('CREATED');
      expect(await pair.sandbox.services()).toEqual(['idp', api]);
    });
  });

  it('tells of a conversation that was opened although the profile was refused', async () => {
    await withPair(async (pair) => {
      const items = [
        { code: 'BAD_REQUEST', body: { msg: noise }, reqId: noise },
        { code: 'OK', body: { conversationId: 'opened-all-the-same' }, reqId: noise },
      ];
      await pair.sandbox.fault(api, statusFault(200, items));
      const { extensions } = onlyError(await create(pair));
      expect(extensions).toMatchObject({
        code: 'UPSTREAM_REJECTED',
        outcome: 'PARTIAL',
        details: {
          userProfile: 'REFUSED',
          conversation: 'CREATED',
          conversationId: 'opened-all-the-same',
        },
      });
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { closeAtLivePerson } from '../support/close-at-liveperson.js';
import { create, createdIn } from '../support/create-conversation.js';
import { onlyError } from '../support/post-graphql.js';
import { withPair } from '../support/start-pair.js';

const read = `query Read($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) { id state stage } }`;
const readOpen = `query Open($accountId: ID!, $consumerId: ID) { openConversation(accountId: $accountId, consumerId: $consumerId) { id } }`;

interface ReadData {
  readonly conversation: { readonly id: string; readonly state: string; readonly stage: string } | null;
}
interface OpenData {
  readonly openConversation: { readonly id: string } | null;
}

describe('a consumer who has an open conversation', () => {
  it.each([400, 200])('is refused by default, also when LivePerson says so under %i', async (status) => {
    await withPair(async (pair) => {
      await pair.sandbox.change({ refusedItemStatus: status });
      const first = createdIn(await create(pair));
      const answer = await create(pair);
      expect(answer.data).toBeNull();
      expect(onlyError(answer)).toMatchObject({
        path: ['createConversation'],
        extensions: {
          code: 'CONVERSATION_ALREADY_OPEN',
          outcome: 'PARTIAL',
          safeToRepeat: true,
          upstream: { status: 400 },
          details: {
            userProfile: 'SET',
            conversation: 'REFUSED',
            conversationId: first.conversation.id,
          },
        },
      });
      expect(answer.text).not.toContain('already has open conversation');
      expect(await pair.sandbox.conversations()).toHaveLength(1);
    });
  });

  it('gets that conversation back with RETURN_OPEN, after LivePerson was asked', async () => {
    await withPair(async (pair) => {
      const first = createdIn(await create(pair));
      await pair.sandbox.forgetCalls();
      const again = createdIn(await create(pair, { ifOpen: 'RETURN_OPEN' }));
      expect(again).toEqual({ outcome: 'RETURNED_OPEN', conversation: first.conversation });
      expect(await pair.sandbox.services()).toEqual(['asyncMessagingEnt']);
    });
  });

  it('is refused with RETURN_OPEN when the gateway does not know which conversation it is', async () => {
    await withPair(
      async (pair) => {
        createdIn(await create(pair, { consumerId: 'forgotten' }));
        createdIn(await create(pair, { consumerId: 'remembered' }));
        const error = onlyError(await create(pair, { consumerId: 'forgotten', ifOpen: 'RETURN_OPEN' }));
        expect(error.extensions.code).toBe('CONVERSATION_ALREADY_OPEN');
        expect(error.extensions.details).toEqual({ userProfile: 'SET', conversation: 'REFUSED' });
      },
      { settings: { CONVERSATION_RECORD_SIZE: '1' } },
    );
  });

  it('opens a second conversation once the first is closed, and reads both', async () => {
    await withPair(async (pair) => {
      const { accountId } = pair;
      const first = createdIn(await create(pair)).conversation;
      await closeAtLivePerson(pair, first.id);
      const second = createdIn(await create(pair, { ifOpen: 'RETURN_OPEN' }));
      expect(second.outcome).toBe('CREATED');
      expect(second.conversation.id).not.toBe(first.id);
      const readOf = async (id: string) =>
        (await pair.graphql<ReadData>(read, { accountId, id })).data?.conversation;
      expect(await readOf(first.id)).toEqual({ id: first.id, state: 'CLOSE', stage: 'CLOSE' });
      expect(await readOf(second.conversation.id)).toMatchObject({ state: 'OPEN', stage: 'OPEN' });
      const open = await pair.graphql<OpenData>(readOpen, { accountId, consumerId: 'consumer-1' });
      expect(open.data?.openConversation?.id).toBe(second.conversation.id);
    });
  });

  it('is another one in another account, under the same id', async () => {
    const accounts = ['11', '22'].map((id) => ({ id, clientId: `app-${id}`, clientSecret: `secret-${id}` }));
    await withPair(
      async (pair) => {
        const one = createdIn(await create(pair, { accountId: '11' }));
        const two = createdIn(await create(pair, { accountId: '22', ifOpen: 'RETURN_OPEN' }));
        expect([one.outcome, two.outcome]).toEqual(['CREATED', 'CREATED']);
        expect(two.conversation.accountId).toBe('22');
        const foreign = await pair.graphql<ReadData>(read, { accountId: '22', id: one.conversation.id });
        expect(foreign.data).toEqual({ conversation: null });
      },
      { sandbox: { accounts } },
    );
  });
});

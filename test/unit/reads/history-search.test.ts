import { describe, expect, it } from '@jest/globals';
import { historyByConsumer, historyByIds } from '../../../src/liveperson/history-search.js';
import type { HistorySearch } from '../../../src/liveperson/history-search.js';
import { readFixture } from '../../support/read-fixture.js';

const sample = async (name: string) => (await readFixture(name, '12345678')) as HistorySearch; // a request sample

async function knownContents(): Promise<readonly string[]> {
  const byId = await sample('history.conversation-by-id.request');
  const byConsumer = await sample('history.conversations-by-consumer.request');
  return [...byId.contentToRetrieve, ...byConsumer.contentToRetrieve];
}

describe('the search by id', () => {
  it("names one conversation with the members of LivePerson's sample", async () => {
    const body = historyByIds({ ids: ['c'], messages: true });
    expect(Object.keys(body)).toEqual(Object.keys(await sample('history.conversation-by-id.request')));
    expect(body.conversationId).toBe('c');
    expect(await knownContents()).toEqual(expect.arrayContaining([...body.contentToRetrieve]));
  });

  it('names several as a list', () => {
    const { conversationId, conversationIds } = historyByIds({ ids: ['a', 'b'], messages: false });
    expect([conversationId, conversationIds]).toEqual([undefined, ['a', 'b']]);
  });

  it('asks for messages and their statuses only when they are wanted', () => {
    const messages = ['messageRecords', 'messageStatuses'];
    expect(historyByIds({ ids: ['c'], messages: true }).contentToRetrieve).toEqual(
      expect.arrayContaining(messages),
    );
    const { contentToRetrieve } = historyByIds({ ids: ['c'], messages: false });
    expect(contentToRetrieve.filter((name) => messages.includes(name))).toEqual([]);
  });
});

describe('the search by consumer', () => {
  it("has the members of LivePerson's sample", async () => {
    const wanted = await sample('history.conversations-by-consumer.request');
    const body = historyByConsumer(wanted.consumer ?? '', ['OPEN']);
    expect({ ...body, contentToRetrieve: [] }).toEqual({ ...wanted, contentToRetrieve: [] });
    expect(await knownContents()).toEqual(expect.arrayContaining([...body.contentToRetrieve]));
  });
});

import { expect, it } from '@jest/globals';
import { readNotification } from '../../src/liveperson/read-notification.js';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import { keepTold } from '../../src/webhooks/keep-told.js';
import { storeOptions } from '../support/store-options.js';
import { eventsWebhook, stateWebhook } from '../support/webhook-story.js';
import type { Webhook } from '../support/webhook-story.js';

const told = { conversationId: 'conversation', consumerId: 'consumer', surveyId: 'survey' };
/** The number of a receipt. */
const receipt = 4;

it('tells a receipt of a survey once when it comes before the survey is known and again after that', async () => {
  const { events } = createMemoryStores(storeOptions());
  const tell = ({ body }: Webhook): Promise<number> => {
    const things = readNotification(JSON.parse(body.toString()));
    const durable = things.filter((thing) => thing.kind !== 'chatState');
    return keepTold(durable, { accountId: '1', receivedAt: Date.now() }, events);
  };
  const webhook = eventsWebhook({ ...told, dialogId: told.surveyId, isNamed: false }, [receipt]);
  await tell(webhook);
  await tell(stateWebhook(told, 1, 'survey'));
  await tell(webhook);
  const page = await events.read({ accountId: '1', id: told.conversationId }, undefined, 10);
  expect(page.events.map(({ body }) => body.kind)).toEqual(['conversationChanged', 'messageStatusChanged']);
});

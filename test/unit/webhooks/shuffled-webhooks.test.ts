import { describe, expect, it } from '@jest/globals';
import {
  eventBody,
  fromConsumer,
  receiptChange,
  stateBody,
  stateChange,
  surveyDialogs,
  textChange,
} from './notifications.js';
import { WebhookRig } from './webhook-rig.js';

const main = (state: string) => [{ dialogId: 'c', dialogType: 'MAIN', state, creationTs: 1000 }];
const agents = [
  { id: 'consumer', role: 'CONSUMER' },
  { id: 'agent', role: 'ASSIGNED_AGENT' },
];
const inSurvey = { conversationId: undefined, dialogId: 'survey' };

/** A conversation with an agent, a survey and an end, as LivePerson tells it in order. */
const story: readonly unknown[] = [
  stateBody(stateChange({ dialogs: main('OPEN') })),
  eventBody(textChange(0, fromConsumer)),
  stateBody(stateChange({ dialogs: main('OPEN'), participants: agents, metaDataLastUpdateTs: 1500 })),
  eventBody(receiptChange(1, 'READ', [0])),
  eventBody(textChange(2), textChange(3)),
  stateBody(stateChange({ state: 'CLOSE', dialogs: surveyDialogs, metaDataLastUpdateTs: 2000 })),
  eventBody(textChange(0, inSurvey)),
  eventBody(textChange(1, { ...inSurvey, ...fromConsumer })),
  stateBody(
    stateChange({
      state: 'CLOSE',
      stage: 'CLOSE',
      endTs: 3000,
      dialogs: surveyDialogs,
      metaDataLastUpdateTs: 3000,
    }),
  ),
];

/** A generator of numbers from 0 to 1 that repeats itself for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const marked = items.map((item) => ({ item, mark: random() }));
  return marked.sort((a, b) => a.mark - b.mark).map(({ item }) => item);
}

async function play(bodies: readonly unknown[]) {
  const rig = new WebhookRig();
  for (const body of bodies) await rig.tell(body);
  const messages = rig.log.messages('c').map(({ dialogId, sequence }) => `${dialogId} ${sequence}`);
  return { record: rig.log.record('c'), messages, events: rig.log.events('c') };
}

describe('a whole conversation', () => {
  const seeds = Array.from({ length: 60 }, (_, seed) => seed + 1);

  it('ends the same in whichever order and however often it is told', async () => {
    const expected = await play(story);
    expect(expected.messages).toEqual(['c 0', 'c 2', 'c 3', 'survey 0', 'survey 1']);
    for (const seed of seeds) {
      const random = randomOf(seed);
      const { record, messages, events } = await play(shuffled([...story, ...story], random));
      expect(record).toEqual(expected.record);
      expect([...messages].sort()).toEqual([...expected.messages].sort());
      expect(events.filter(({ body }) => body.kind === 'messageStatusChanged')).toHaveLength(1);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ConversationRecord } from '../../../src/store/conversation-store.js';
import { fixture } from '../../support/unit-fixture.js';
import {
  eventBody,
  fromConsumer,
  receiptChange,
  stateBody,
  stateChange,
  surveyState,
  textChange,
} from './notifications.js';
import { WebhookRig } from './webhook-rig.js';

const agents = [
  { id: 'consumer', role: 'CONSUMER' },
  { id: 'agent', role: 'ASSIGNED_AGENT' },
];
const closed = {
  state: 'CLOSE',
  stage: 'CLOSE',
  closeReason: 'AGENT',
  endTs: 9000,
  metaDataLastUpdateTs: 9000,
};

/** What is known of the conversation after these bodies, and what was told on the way. */
async function after(...bodies: readonly unknown[]) {
  const rig = new WebhookRig();
  for (const body of bodies) expect(await rig.tell(body)).toMatchObject({ status: 200 });
  return { rig, record: rig.log.record('c'), events: rig.log.events('c') };
}

const state = (details: Record<string, unknown> = {}) => stateBody(stateChange(details));

describe('a message', () => {
  it('makes a record of a conversation nobody has told of, with nobody as its owner', async () => {
    const { record, events } = await after(eventBody(textChange(1)));
    expect(record).toEqual({
      accountId: '12345678',
      id: 'c',
      lpConsumerId: '',
      state: 'OPEN',
      stage: 'OPEN',
      startedAt: 1_553_593_406_001,
    });
    expect(events).toMatchObject([
      { occurredAt: 1_553_593_406_001, body: { kind: 'messageAdded', message: { sequence: 1 } } },
    ]);
  });

  it("makes the consumer the owner when it is the consumer's own", async () => {
    const mine = textChange(2, fromConsumer);
    expect((await after(eventBody(mine))).record).toMatchObject({ lpConsumerId: 'consumer' });
    expect((await after(eventBody(textChange(1)), eventBody(mine))).record).toMatchObject({
      lpConsumerId: 'consumer',
    });
  });

  it('never changes an owner who is known', async () => {
    const strange = { originatorMetadata: { id: 'somebody', role: 'CONSUMER' } };
    const { record } = await after(state(), eventBody(textChange(1, strange)));
    expect(record).toMatchObject({ lpConsumerId: 'consumer' });
  });

  it('gives no owner to a conversation that is only guessed from its dialog', async () => {
    const { record } = await after(eventBody(textChange(1, { ...fromConsumer, conversationId: undefined })));
    expect(record).toMatchObject({ id: 'c', lpConsumerId: '' });
  });

  it('takes no owner whose id is none', async () => {
    const strange = { originatorId: 'a b', originatorMetadata: { id: 'a b', role: 'CONSUMER' } };
    expect((await after(eventBody(textChange(1, strange)))).record).toMatchObject({ lpConsumerId: '' });
  });

  it('is one however often and in whichever form it is told', async () => {
    const again = textChange(1, { metadata: null, messageAudience: 'ALL' });
    const { events } = await after(
      eventBody(textChange(1)),
      eventBody(again, textChange(1)),
      eventBody(textChange(1)),
    );
    expect(events).toHaveLength(1);
  });

  it('is appended when it comes, also late and after the end', async () => {
    const { events, record } = await after(
      eventBody(textChange(5), textChange(2)),
      state(closed),
      eventBody(textChange(1)),
    );
    const told = events.map(({ body }) => (body.kind === 'messageAdded' ? body.message.sequence : body.kind));
    expect(told).toEqual([5, 2, 'conversationChanged', 1]);
    expect(record).toMatchObject({ state: 'CLOSE', stage: 'CLOSE' });
  });
});

describe('a receipt', () => {
  const texts = eventBody(textChange(1), textChange(2));

  it.each([
    ['ACCEPT', 'ACCEPTED'],
    ['READ', 'READ'],
    ['ACCESS', 'ACCESSED'],
    ['NACK', 'NACKED'],
  ])('of %s says %s of its messages', async (word, status) => {
    const { events } = await after(texts, eventBody(receiptChange(3, word, [1, 2])));
    expect(events.at(-1)?.body).toEqual({
      kind: 'messageStatusChanged',
      dialogId: 'c',
      sequence: 3,
      sequences: [1, 2],
      status,
      by: { role: 'ASSIGNED_AGENT', id: 'agent' },
    });
  });

  it('that says ACTION changes nothing', async () => {
    expect((await after(texts, eventBody(receiptChange(3, 'ACTION', [1])))).events).toHaveLength(2);
  });

  it('is one however often it is told', async () => {
    const receipt = eventBody(receiptChange(3, 'READ', [1]));
    expect((await after(texts, receipt, receipt)).events).toHaveLength(3);
  });

  it('without a number is known by what it says', async () => {
    const read = eventBody(receiptChange(undefined, 'READ', [1]));
    const accepted = eventBody(receiptChange(undefined, 'ACCEPT', [1]));
    expect((await after(texts, read, accepted, read)).events).toHaveLength(4);
  });

  it('may come before everything else', async () => {
    const { record, events } = await after(eventBody(receiptChange(3, 'READ', [1])));
    expect(record).toMatchObject({ lpConsumerId: '', state: 'OPEN' });
    expect(events).toHaveLength(1);
  });
});

describe('a state', () => {
  it('makes the record, and says so', async () => {
    const { record, events } = await after(state());
    expect(record).toMatchObject({ lpConsumerId: 'consumer', startedAt: 1000, ttr: 'NORMAL', toldAt: 1000 });
    expect(events).toEqual([
      { position: '1', occurredAt: 1000, body: { kind: 'conversationChanged' }, conversation: record },
    ]);
  });

  it('completes what messages began', async () => {
    const { record, events } = await after(eventBody(textChange(1)), state({ skillId: '7' }));
    expect(record).toMatchObject({ lpConsumerId: 'consumer', startedAt: 1000, skillId: '7' });
    expect(events.at(-1)?.body).toEqual({ kind: 'conversationChanged', previousState: 'OPEN' });
  });

  it('that is older than the newest changes nothing', async () => {
    const newer = state({ participants: agents, metaDataLastUpdateTs: 3000 });
    const older = state({ skillId: '9', metaDataLastUpdateTs: 2000 });
    const { record, events } = await after(newer, older);
    expect(record).toMatchObject({ agent: { id: 'agent' }, toldAt: 3000 });
    expect(record?.skillId).toBeUndefined();
    expect(events).toHaveLength(1);
  });

  it('of the same moment with other content is another one', async () => {
    const { record, events } = await after(state(), state({ skillId: '9' }), state());
    expect(record).toMatchObject({ skillId: '9' });
    expect(events).toHaveLength(2);
  });

  it('that shows nothing new makes no event, and still counts as the newest', async () => {
    const { record, events } = await after(
      state(),
      state({ metaDataLastUpdateTs: 5000 }),
      state({ ttr: {}, metaDataLastUpdateTs: 4000, skillId: '1' }),
    );
    expect(events).toHaveLength(1);
    expect(record).toMatchObject({ toldAt: 5000 });
  });

  it('ends in the same record in whichever order states come', async () => {
    const bodies = [
      state(),
      state({ participants: agents, metaDataLastUpdateTs: 3000 }),
      state({ skillId: '9', participants: agents, metaDataLastUpdateTs: 4000 }),
      state({ ...closed, skillId: '9' }),
    ];
    const orders = [bodies, [...bodies].reverse(), [...bodies.slice(2), ...bodies.slice(0, 2)]];
    const records = await Promise.all(orders.map(async (order) => (await after(...order)).record));
    expect(records[0]).toMatchObject({ state: 'CLOSE', skillId: '9', closeReason: 'AGENT', endedAt: 9000 });
    expect(records[1]).toEqual(records[0]);
    expect(records[2]).toEqual(records[0]);
  });

  it('takes the agent and the skill away when they are gone', async () => {
    const assigned = state({ participants: agents, skillId: '9' });
    const waiting = state({ skillId: '-1', metaDataLastUpdateTs: 2000 });
    const { record } = await after(assigned, waiting);
    expect(record?.agent).toBeUndefined();
    expect(record?.skillId).toBeUndefined();
  });

  it('keeps what it does not tell', async () => {
    const full = state({
      participants: agents,
      skillId: '9',
      dialogs: [{ dialogId: 'c', dialogType: 'MAIN', creationTs: 1 }],
    });
    const few = state({ participants: undefined, ttr: undefined, metaDataLastUpdateTs: 2000 });
    const { record } = await after(full, few);
    expect(record).toMatchObject({
      agent: { id: 'agent' },
      skillId: '9',
      ttr: 'NORMAL',
      lpConsumerId: 'consumer',
    });
    expect(record?.dialogs).toHaveLength(1);
  });

  it('closes the conversation and its dialogs, with a time of end also where none is told', async () => {
    const dialogs = [{ dialogId: 'c', dialogType: 'MAIN', creationTs: 1, state: 'OPEN' }];
    const { record } = await after(
      state({ dialogs }),
      state({ state: 'CLOSE', stage: undefined, metaDataLastUpdateTs: 2000 }),
    );
    expect(record).toMatchObject({
      state: 'CLOSE',
      stage: 'CLOSE',
      endedAt: 2000,
      dialogs: [{ state: 'CLOSE' }],
    });
  });

  it('keeps the conversation open while a survey runs', async () => {
    const { record, events } = await after(state(), surveyState);
    expect(record).toMatchObject({ state: 'CLOSE', stage: 'OPEN' });
    expect(record?.dialogs).toMatchObject([{ state: 'CLOSE' }, { id: 'survey', state: 'OPEN' }]);
    expect(record?.endedAt).toBeUndefined();
    expect(events.at(-1)?.body).toEqual({ kind: 'conversationChanged', previousState: 'OPEN' });
  });
});

describe('a state of a conversation known here', () => {
  const known: ConversationRecord = {
    accountId: '12345678',
    id: 'c',
    lpConsumerId: 'consumer',
    extConsumerId: 'John',
    state: 'OPEN',
    stage: 'OPEN',
    startedAt: 900,
    client: { features: ['RICH_CONTENT'] },
    agent: { id: 'agent', displayName: 'Ann' },
  };
  const tell = async (record: ConversationRecord, ...bodies: readonly unknown[]) => {
    const rig = new WebhookRig();
    rig.log.put(record);
    for (const body of bodies) await rig.tell(body);
    return rig.log.record('c');
  };

  it('keeps what only the gateway knows', async () => {
    const record = await tell(known, state({ participants: agents, skillId: '9' }));
    expect(record).toMatchObject({
      extConsumerId: 'John',
      client: { features: ['RICH_CONTENT'] },
      agent: { id: 'agent', displayName: 'Ann' },
      skillId: '9',
      startedAt: 1000,
    });
  });

  it('does not give the name of one agent to the next', async () => {
    const next = [agents[0], { id: 'next', role: 'ASSIGNED_AGENT' }];
    expect((await tell(known, state({ participants: next })))?.agent).toEqual({ id: 'next' });
  });

  it('never opens again what is closed here', async () => {
    const dialogs = [{ dialogId: 'c', dialogType: 'MAIN', creationTs: 1, state: 'OPEN' }];
    const shut = { ...known, state: 'CLOSE', stage: 'CLOSE', endedAt: 5000 } as const;
    const record = await tell(shut, state({ dialogs, metaDataLastUpdateTs: 9_000_000 }));
    expect(record).toMatchObject({
      state: 'CLOSE',
      stage: 'CLOSE',
      endedAt: 5000,
      dialogs: [{ state: 'CLOSE' }],
    });
  });

  it('counts as told when it was so, not when it came', async () => {
    expect(await tell({ ...known, checkedAt: 500 }, state())).toMatchObject({ checkedAt: 1000 });
    expect(await tell({ ...known, checkedAt: 2000 }, state())).toMatchObject({ checkedAt: 2000 });
    const future = state({ metaDataLastUpdateTs: 1_800_000_000_000 });
    expect(await tell(known, future)).toMatchObject({ checkedAt: 1_700_000_000_000 });
  });
});

describe('a conversation of the samples', () => {
  it('is told from its beginning to its agent', async () => {
    const names = ['conversation-created', 'agent-joined', 'text-from-agent'];
    const { rig } = await after(...names.map((name) => fixture(`webhook.${name}`)));
    const events = rig.log.events('f2384f56-57d5-4087-bd47-8df0ec3102f6');
    expect(events.map(({ body }) => body.kind)).toEqual([
      'conversationChanged',
      'conversationChanged',
      'messageAdded',
    ]);
    expect(events.at(-1)?.conversation).toMatchObject({
      agent: { id: 'e9b2867c-f984-5727-b034-fc9c6800bd9c' },
      lpConsumerId: '5b0f3b3574c1a8eb71aebf79cf437cb3f6010b9a6df94771c22e5c637285f5f2',
    });
  });
});

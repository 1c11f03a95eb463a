import { describe, expect, it } from '@jest/globals';
import { eventBody, receiptChange, stateBody, stateChange, textChange } from './notifications.js';
import { WebhookRig } from './webhook-rig.js';

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth);
const wrap = (changes: string): string => JSON.stringify(eventBody()).replace('[]', changes);

/** What stands where something else belongs. */
const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  '1',
  '\u0000',
  'x'.repeat(100_000),
  '\ud800',
  [],
  [[]],
  {},
  { length: 5 },
  { toString: null, valueOf: 1 },
  JSON.parse('{"__proto__":{"polluted":1}}'),
];

/** Every body in which one member, at any depth, is something strange. */
function* mutants(value: unknown): Generator {
  yield* strange;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    for (const mutant of mutants(member)) {
      yield Array.isArray(value)
        ? (value as unknown[]).map((one, index) => (String(index) === name ? mutant : one))
        : { ...value, [name]: mutant };
    }
  }
}

describe('a signed body that is hostile', () => {
  it.each([
    ['a deep list', nested('[', ']', 200_000)],
    ['a deep list of changes', wrap(nested('[', ']', 200_000))],
    ['a deep object', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['many changes', wrap(`[${'{},'.repeat(300_000)}0]`)],
    ['many members', `{${Array.from({ length: 50_000 }, (_, n) => `"${n}":0`).join()}}`],
    [
      '__proto__ everywhere',
      '{"__proto__":{"kind":"x"},"kind":"notification","body":{"__proto__":{"changes":[1]}}}',
    ],
    [
      'constructors',
      '{"constructor":{"prototype":{"polluted":1}},"type":"constructor","body":{"changes":[]}}',
    ],
  ])('is answered: %s', async (_what, body) => {
    expect([200, 400]).toContain((await new WebhookRig().tell(body)).status);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('keeps content that is deep, without its depths', async () => {
    const rig = new WebhookRig();
    const deep: unknown = JSON.parse('{"a":'.repeat(4000) + '1' + '}'.repeat(4000));
    const event = { type: 'RichContentEvent', content: deep };
    const replies = { type: 'ContentEvent', contentType: 'text/plain', message: 'x' };
    const click = { title: 'a', click: deep };
    const quickReplies = { replies: [click] };
    expect(
      await rig.tell(
        eventBody(textChange(1, { event }), textChange(2, { event: { ...replies, quickReplies } })),
      ),
    ).toMatchObject({ status: 200, appended: 2 });
  });

  it('takes many numbers, dialogs and participants', async () => {
    const rig = new WebhookRig();
    const numbers = Array.from({ length: 200_000 }, (_, n) => n);
    expect(await rig.tell(eventBody(receiptChange(1, 'READ', numbers)))).toMatchObject({ appended: 1 });
    const dialogs = numbers.slice(0, 500).map((n) => ({ dialogId: `d${n}`, creationTs: n }));
    const participants = numbers.map((n) => ({ id: `p${n}`, role: 'CONSUMER' }));
    expect(await rig.tell(stateBody(stateChange({ participants })))).toMatchObject({ status: 200 });
    const parts = { dialogs, metaDataLastUpdateTs: 2000 };
    expect(await rig.tell(stateBody(stateChange(parts)))).toMatchObject({ status: 200 });
  });

  it('never throws, and never fails the store, whatever stands in any place', async () => {
    const rig = new WebhookRig();
    const metadata = [{ type: 'ExternalId', id: 'mine' }];
    const dialogs = [
      {
        dialogId: 'c',
        dialogType: 'MAIN',
        state: 'OPEN',
        creationTs: 1,
        participantsDetails: [{ id: 'a', role: 'b' }],
      },
    ];
    const models = [
      eventBody(textChange(1, { metadata })),
      eventBody(receiptChange(1, 'READ', [1])),
      stateBody(stateChange({ dialogs, skillId: '1', participantsPId: { CONSUMER: ['x'] } })),
    ];
    let count = 0;
    for (const model of models) {
      for (const mutant of mutants(model)) {
        count += 1;
        expect([200, 400]).toContain((await rig.tell(mutant)).status);
      }
    }
    expect(count).toBeGreaterThan(800);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

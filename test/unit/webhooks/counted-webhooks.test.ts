import { describe, expect, it } from '@jest/globals';
import { FakeEventLog } from './fake-event-log.js';
import { eventBody, textChange } from './notifications.js';
import { signed, WebhookRig } from './webhook-rig.js';

/** A receiver, and what it counted. */
function countedRig(events = new FakeEventLog()) {
  const counted: (readonly [status: number, reason: string, seconds: number])[] = [];
  const metrics = { webhookDone: (...one: [number, string, number]) => void counted.push(one) };
  return { rig: new WebhookRig({ metrics, events }), counted };
}

/** A log that fails with what a connection fails with. */
class GoneLog extends FakeEventLog {
  override apply(): Promise<never> {
    return Promise.reject(Object.assign(new Error('what was to be written'), { code: 'ECONNRESET' }));
  }
}

const text = JSON.stringify(eventBody(textChange(1)));

describe('webhooks', () => {
  it('are counted by their answer and its reason, with the seconds that they took', async () => {
    const { rig, counted } = countedRig();
    await rig.tell(text);
    await rig.tell('no json');
    await rig.receiver.receive(signed('other bytes'), Buffer.from(text));
    await rig.receiver.receive({}, Buffer.from(text));

    expect(counted.map(([status, reason]) => [status, reason])).toEqual([
      [200, 'kept'],
      [400, 'body'],
      [401, 'signature'],
      [401, 'sender'],
    ]);
    for (const [, , seconds] of counted) {
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(5);
    }
  });

  it('of strangers are counted before their body is read, and those of others are not', () => {
    const { rig, counted } = countedRig();

    expect(rig.receiver.knows({})).toBe(false);
    expect(rig.receiver.knows(signed(text))).toBe(true);
    expect(counted).toEqual([[401, 'sender', 0]]);
  });

  it('that the store did not keep are logged by the kind of failure, without its words', async () => {
    const { rig, counted } = countedRig(new GoneLog());

    expect(await rig.tell(text)).toEqual({ status: 503, reason: 'store' });
    expect(counted).toMatchObject([[503, 'store', expect.any(Number)]]);
    expect(rig.lines.join('')).toContain('"failure":"Error ECONNRESET"');
    expect(rig.lines.join('')).not.toContain('what was to be written');
  });
});

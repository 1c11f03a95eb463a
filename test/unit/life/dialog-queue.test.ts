import { describe, expect, it } from '@jest/globals';
import { DialogQueue } from '../../../src/conversations/dialog-queue.js';
import { gatewayError } from '../../support/unit-error.js';
import { signal } from '../../support/unit-signal.js';

const done =
  <T>(value: T) =>
  (): Promise<T> =>
    Promise.resolve(value);

describe('DialogQueue', () => {
  it('runs what is accepted under one key one after the other, in that order', async () => {
    const queue = new DialogQueue(10);
    const gates = Array.from({ length: 4 }, () => signal<undefined>());
    const events: string[] = [];

    const runs = gates.map(({ promise }, index) =>
      queue.run('dialog', async () => {
        events.push(`${index} begins`);
        await promise;
        events.push(`${index} ends`);
      }),
    );
    // The last is let go first: nobody overtakes.
    for (const gate of [...gates].reverse()) gate.resolve(undefined);
    await Promise.all(runs);

    expect(events).toEqual([0, 1, 2, 3].flatMap((index) => [`${index} begins`, `${index} ends`]));
  });

  it('holds nothing else up', async () => {
    const queue = new DialogQueue(10);
    const slow = signal<string>();

    const held = queue.run('slow', () => slow.promise);

    expect(await queue.run('other', done('other'))).toBe('other');
    slow.resolve('slow');
    expect(await held).toBe('slow');
  });

  it('goes on after a failure, which its own caller alone learns of', async () => {
    const queue = new DialogQueue(10);

    const failed = queue.run('dialog', () => Promise.reject(new Error('broken')));
    const next = queue.run('dialog', done('next'));

    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });

  it('turns away what is too much for one key, and says when to come again', async () => {
    const queue = new DialogQueue(2);
    const slow = signal<string>();
    const running = [queue.run('dialog', () => slow.promise), queue.run('dialog', done('second'))];

    const refused = await gatewayError(queue.run('dialog', done('third')));

    expect(refused).toMatchObject({
      code: 'RATE_LIMITED',
      outcome: 'NOT_SENT',
      safeToRepeat: true,
      facts: { retryAfterMs: 1000 },
    });
    expect(await queue.run('other', done('other'))).toBe('other');
    slow.resolve('first');
    expect(await Promise.all(running)).toEqual(['first', 'second']);
    expect(await queue.run('dialog', done('third'))).toBe('third');
  });

  it('counts those that failed as gone', async () => {
    const queue = new DialogQueue(1);

    await expect(queue.run('dialog', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');

    expect(await queue.run('dialog', done('next'))).toBe('next');
  });
});

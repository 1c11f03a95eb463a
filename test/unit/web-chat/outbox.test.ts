import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { CombinedGraphQLErrors } from '@apollo/client';
import { Outbox } from '../../../examples/web-chat/src/outbox';
import type { Deliver, Entry } from '../../../examples/web-chat/src/outbox';
import { eventually } from '../../support/eventually';
import { openBrowser } from './fake-browser';
import type { StorageKind } from './fake-browser';

/** A failure as the gateway says it. */
const failure = (code: string, extensions: Readonly<Record<string, unknown>> = {}): Error =>
  new CombinedGraphQLErrors({ errors: [{ message: `${code}.`, extensions: { code, ...extensions } }] });
const noAnswer = new TypeError('Failed to fetch');
const text = (words: string) => ({ kind: 'text', text: words }) as const;
const wordsOf = ({ content }: Entry): string => (content.kind === 'text' ? content.text : content.kind);

/** One tab: an outbox, what it shows, and a gateway that fails in turn and then takes what it is given. */
function openTab(failures: readonly Error[] = [], meanwhile?: (entry: Entry) => void) {
  const left = [...failures];
  const tried: Entry[] = [];
  let shown: readonly Entry[] = [];
  const deliver: Deliver = (entry) => {
    tried.push(entry);
    meanwhile?.(entry);
    const problem = left.shift();
    return problem ? Promise.reject(problem) : Promise.resolve();
  };
  const outbox = new Outbox(deliver, (entries) => (shown = entries));
  return { outbox, tried, shown: () => shown };
}

type Tab = ReturnType<typeof openTab>;
const triedIn = ({ tried }: Tab): readonly string[] => tried.map(wordsOf);
const shownIn = ({ shown }: Tab): readonly string[] => shown().map(wordsOf);
const keysOf = (tab: Tab): readonly string[] => [
  ...new Set(tab.tried.map(({ idempotencyKey }) => idempotencyKey)),
];

describe('the outbox of the web chat', () => {
  let wake: (() => void) | undefined;
  const browser = (kind?: StorageKind) => {
    const opened = openBrowser(kind);
    wake = opened.wake;
    return opened;
  };
  /** Waits for no pause between tries. */
  const until = (isSo: () => boolean) =>
    eventually('what the outbox does', () => {
      wake?.();
      return Promise.resolve(isSo());
    });
  afterEach(() => void jest.useRealTimers());

  it('sends one after the other, in the order in which they were written', async () => {
    browser();
    let running = 0;
    let most = 0;
    const sent: string[] = [];
    const outbox = new Outbox(
      async (entry) => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        sent.push(wordsOf(entry));
        running -= 1;
      },
      () => undefined,
    );
    for (const words of ['one', 'two', 'three']) outbox.add(text(words));
    await until(() => sent.length === 3);
    expect(sent).toEqual(['one', 'two', 'three']);
    expect(most).toBe(1);
  });

  it('keeps what it is given before it is sent, and nothing of what has arrived', async () => {
    const { kept } = browser();
    const seen: number[] = [];
    const tab = openTab([], () => seen.push(Object.keys(kept()).length));
    tab.outbox.add(text('hello'));
    await until(() => tab.shown().length === 0);
    expect(seen).toEqual([1]);
    expect(kept()).toEqual({});
  });

  it('sends after a reload what was not sent before, in its order and under its keys', async () => {
    browser();
    const before = openTab(Array.from({ length: 50 }, () => noAnswer));
    // Written within one millisecond; a browser hands its names back in any order.
    const written = ['one', 'two', 'three', 'four', 'five', 'six'];
    for (const words of written) before.outbox.add(text(words));
    await until(() => before.tried.length > 0);
    before.outbox.close();
    const keys = before.shown().map(({ idempotencyKey }) => idempotencyKey);
    const after = openTab();
    expect(shownIn(after)).toEqual(written);
    void after.outbox.send();
    await until(() => after.shown().length === 0);
    expect(triedIn(after)).toEqual(written);
    expect(keysOf(after)).toEqual(keys);
  });

  it('keeps the order when the clock of the computer is put back', async () => {
    browser();
    const tab = openTab(Array.from({ length: 50 }, () => noAnswer));
    const clock = jest.spyOn(Date, 'now').mockReturnValueOnce(2000).mockReturnValueOnce(1000);
    tab.outbox.add(text('first'));
    tab.outbox.add(text('second'));
    clock.mockRestore();
    tab.outbox.close();
    expect(shownIn(openTab())).toEqual(['first', 'second']);
    await until(() => tab.tried.length > 0);
  });

  it.each([
    ['no answer', noAnswer],
    ['UPSTREAM_RATE_LIMITED', failure('UPSTREAM_RATE_LIMITED')],
    ['UPSTREAM_TIMEOUT', failure('UPSTREAM_TIMEOUT', { outcome: 'UNKNOWN' })],
    ['UPSTREAM_UNAVAILABLE', failure('UPSTREAM_UNAVAILABLE')],
    ['RATE_LIMITED', failure('RATE_LIMITED')],
    ['SHUTTING_DOWN', failure('SHUTTING_DOWN')],
    ['OUTCOME_UNKNOWN', failure('OUTCOME_UNKNOWN', { outcome: 'UNKNOWN' })],
  ])('tries again after %s, under the same key', async (_, problem) => {
    browser();
    const tab = openTab([problem, problem]);
    tab.outbox.add(text('hello'));
    await until(() => tab.shown().length === 0);
    expect(triedIn(tab)).toEqual(['hello', 'hello', 'hello']);
    expect(keysOf(tab)).toHaveLength(1);
  });

  it('waits longer each time, and as long as it is told', async () => {
    jest.useFakeTimers();
    browser();
    const tab = openTab([noAnswer, noAnswer, failure('RATE_LIMITED', { retryAfterMs: 3000 })]);
    tab.outbox.add(text('hello'));
    for (const [waitMs, tries] of [
      [0, 1],
      [249, 1],
      [1, 2],
      [499, 2],
      [1, 3],
      [2999, 3],
      [1, 4],
    ] as const) {
      await jest.advanceTimersByTimeAsync(waitMs);
      expect(tab.tried).toHaveLength(tries);
    }
  });

  it.each([
    ['CONVERSATION_CLOSED', 'The conversation was closed before this arrived.'],
    ['MESSAGE_TOO_LONG', 'This is too long to send.'],
    ['INVALID_INPUT', 'INVALID_INPUT.'],
  ])('stops at %s, says so, and goes on with the next', async (code, words) => {
    browser();
    const tab = openTab([failure(code)]);
    tab.outbox.add(text('refused'));
    tab.outbox.add(text('taken'));
    await until(() => triedIn(tab).includes('taken') && tab.shown().length === 1);
    expect(triedIn(tab)).toEqual(['refused', 'taken']);
    expect(tab.shown()).toMatchObject([{ content: { text: 'refused' }, failed: words }]);
    // It waits for the consumer after a reload, too.
    const after = openTab();
    await after.outbox.send();
    expect(after.shown()).toMatchObject([{ failed: words }]);
    expect(after.tried).toEqual([]);
  });

  it('asks the consumer when four answers have told that the outcome is unknown', async () => {
    browser();
    const unknown = failure('OUTCOME_UNKNOWN', { outcome: 'UNKNOWN' });
    const tab = openTab([unknown, noAnswer, unknown, unknown, unknown]);
    tab.outbox.add(text('hello'));
    await until(() => tab.shown()[0]?.failed !== undefined);
    expect(tab.tried).toHaveLength(5);
    expect(keysOf(tab)).toHaveLength(1);
    expect(tab.shown()[0]?.failed).toBe('It is not certain that this arrived.');
  });

  it('sends what failed again under a new key and the same id, when the consumer says so', async () => {
    browser();
    const tab = openTab([failure('CONVERSATION_CLOSED')]);
    tab.outbox.add(text('hello'));
    await until(() => tab.shown()[0]?.failed !== undefined);
    tab.outbox.again(tab.shown()[0]?.externalId ?? '');
    await until(() => tab.shown().length === 0);
    expect(keysOf(tab)).toHaveLength(2);
    expect(new Set(tab.tried.map(({ externalId }) => externalId)).size).toBe(1);
  });

  it('does not bring back what was seen to arrive while its answer was lost', async () => {
    const { kept } = browser();
    const tab = openTab([failure('INTERNAL')], ({ externalId }) => tab.outbox.drop(externalId));
    tab.outbox.add(text('hello'));
    await until(() => tab.tried.length === 1);
    await tab.outbox.send();
    expect(tab.shown()).toEqual([]);
    expect(kept()).toEqual({});
  });

  it('keeps what a try has achieved for the next one', async () => {
    browser();
    const uploaded = { relativePath: '/a.png', fileType: 'PNG' } as const;
    const tried: Entry[] = [];
    let shown: readonly Entry[] = [];
    const outbox = new Outbox(
      (entry, keep) => {
        tried.push(entry);
        keep({ kind: 'picture', uploaded });
        return tried.length === 1 ? Promise.reject(noAnswer) : Promise.resolve();
      },
      (entries) => (shown = entries),
    );
    outbox.add({ kind: 'picture' });
    await until(() => tried.length === 2 && shown.length === 0);
    expect(tried.map(({ content }) => content)).toEqual([{ kind: 'picture' }, { kind: 'picture', uploaded }]);
  });

  it('shares its keys with another tab, so that both may send and the gateway sends once', async () => {
    const { kept } = browser();
    const one = openTab(Array.from({ length: 50 }, () => noAnswer));
    one.outbox.add(text('hello'));
    const other = openTab();
    void other.outbox.send();
    await until(() => other.shown().length === 0 && one.tried.length > 0);
    one.outbox.close();
    expect(keysOf(other)).toEqual(keysOf(one));
    expect(kept()).toEqual({});
  });

  it.each(['full', 'forbidden'] as const)('sends all the same when the storage is %s', async (kind) => {
    const { kept } = browser(kind);
    const tab = openTab([noAnswer]);
    tab.outbox.add(text('one'));
    tab.outbox.add(text('two'));
    expect(shownIn(tab)).toEqual(['one', 'two']);
    await until(() => tab.shown().length === 0);
    expect(triedIn(tab)).toEqual(['one', 'one', 'two']);
    expect(kept()).toEqual({});
  });
});

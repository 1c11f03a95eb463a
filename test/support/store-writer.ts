import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A program that writes messages `from` and following into some conversations of an embedded store, several at a
 * time and some of them twice, and prints a line for each that was acknowledged or refused.
 */
const program = `
import { writeSync } from 'node:fs';
import { openEmbeddedStores } from './dist/src/store/open-embedded-stores.js';
const [dataDir, from, most] = [process.argv[1], Number(process.argv[2]), Number(process.argv[3])];
const hourMs = 3_600_000;
const stores = openEmbeddedStores({
  now: Date.now, dataDir, maxBytes: 2 ** 33, maxMessagesEach: 100, forgetAfterMs: 99 * hourMs,
  retention: { maxAgeMs: 24 * hourMs, maxEventsEach: 1e6, maxConversationsEach: 1000 },
  keys: { leaseMs: 60_000, keepMs: hourMs, pollMs: 100 },
});
const say = (...words) => writeSync(1, words.join(' ') + '\\n');
const fact = (id, n) => ({
  key: { accountId: '1', id }, identity: 'm' + n,
  change: (known) => ({
    record: known ?? { accountId: '1', id, lpConsumerId: 'of ' + id, state: 'OPEN', stage: 'OPEN', startedAt: 1 },
    event: { occurredAt: n, body: { kind: 'messageAdded', message: { dialogId: id, sequence: n, sentAt: n,
      from: { role: 'CONSUMER' }, content: { kind: 'text', text: 'x'.repeat(500), quickReplies: [] }, status: 'SENT' } } },
  }),
});
const write = async (writer) => {
  for (let n = from; n < from + most; n += 1) {
    const id = 'c' + (writer % 4);
    const facts = [fact(id, n * 16 + writer)];
    if (n % 5 === 0) facts.push(fact(id, Math.max(0, n - 3) * 16 + writer));
    try { await stores.events.apply(facts); say('acknowledged', id, n * 16 + writer); }
    catch (error) { say('refused', error.message); return; }
  }
};
await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
say('readable', (await stores.events.read({ accountId: '1', id: 'c0' }, undefined, 5)).events.length);
process.exit(0);
`;

/** What a writer was told before it ended. */
export interface WriterReport {
  /** Acknowledged messages, by conversation. */
  readonly acknowledged: ReadonlyMap<string, ReadonlySet<number>>;
  readonly refusals: readonly string[];
  /** Events that could be read at its end; undefined when it was killed. */
  readonly readable?: number | undefined;
}

/** How a writer runs. */
export interface WriterOptions {
  readonly dataDir: string;
  /** Number of the first message. */
  readonly from: number;
  /** Most messages of each of its writers. */
  readonly most?: number;
  /** Kills it with SIGKILL after so many acknowledgements. */
  readonly killAfter?: number;
  /** Kilobytes that any of its files may have. */
  readonly fileLimitKb?: number;
}

/** Runs a writer in a process of its own to its end. */
export async function runWriter(options: WriterOptions): Promise<WriterReport> {
  const { dataDir, from, most = 1e9, killAfter = Infinity, fileLimitKb } = options;
  const command = ['--input-type=module', '-e', program, dataDir, String(from), String(most)];
  const limited =
    fileLimitKb === undefined ? [] : ['-c', `ulimit -f ${fileLimitKb}; exec "$0" "$@"`, process.execPath];
  const child = spawn(limited.length > 0 ? 'bash' : process.execPath, [...limited, ...command], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const acknowledged = new Map<string, Set<number>>();
  const refusals: string[] = [];
  let [count, readable]: [number, number | undefined] = [0, undefined];
  const closed = once(child, 'close');
  for await (const line of createInterface(child.stdout)) {
    const [what, id = '', n = ''] = line.split(' ');
    if (what === 'acknowledged') acknowledged.set(id, (acknowledged.get(id) ?? new Set()).add(Number(n)));
    if (what === 'refused') refusals.push(line);
    if (what === 'readable') readable = Number(id);
    count += 1;
    if (count === killAfter) child.kill('SIGKILL');
  }
  await closed;
  return { acknowledged, refusals, readable };
}

// How many hidden classes V8 makes for one warm request of each kind: none, where objects of a kind are built one way.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, tell } from '../support/ask.mjs';
import { startChild } from '../support/child.mjs';
import { fillAndClose, openForTexts, readBody } from '../support/conversations.mjs';
import { createBodies, keyedBody } from '../support/operations.mjs';
import { server } from '../support/paths.mjs';
import { following, subscribe } from '../support/subscribers.mjs';
import { agentText } from '../support/webhooks.mjs';

const warmUp = 120;
const counted = 40;
const consumers = 20;
const messages = 20;

/** Hidden classes for each request, by what is asked; to two places. */
export async function measureShapes() {
  const folder = mkdtempSync(join(tmpdir(), 'guard-shapes-'));
  const log = join(folder, 'v8.log');
  const stub = await startChild(server('stub-upstream'));
  const gateway = await startChild(server('gateway'), {
    env: { UPSTREAM: `http://127.0.0.1:${stub.port}` },
    execArgv: watched(log),
  });
  try {
    const shapes = {};
    for (const [kind, request] of Object.entries(await requests(gateway.port))) {
      await repeat(warmUp, request);
      const from = statSync(log).size;
      await repeat(counted, request);
      shapes[kind] = Number((mapsIn(log, from) / counted).toFixed(2));
    }
    return shapes;
  } finally {
    await gateway.stop();
    await stub.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Flags of node under which V8 writes down each hidden class that it makes. */
export const watched = (log) => ['--log-maps', `--logfile=${log}`, '--no-logfile-per-isolate'];

/** How many were made, by what was written from a place on. */
export const mapsIn = (log, from = 0) => {
  const written = readFileSync(log).subarray(from).toString('latin1');
  return written.split('\n').filter((line) => line.startsWith('map,')).length;
};

async function repeat(times, request) {
  for (let n = 0; n < times; n += 1) await request(n);
}

/** What is asked, by its kind. */
async function requests(port) {
  const creates = createBodies(consumers);
  const keyed = keyedBody(consumers);
  const texts = await openForTexts(port, consumers);
  await fillAndClose(port, 'read', messages);
  const read = await readBody(port, 'read', messages);
  const hear = await follow(port, 'followed');
  let sequence = 0;
  return {
    createConversation: (n) => ask(port, creates[n % consumers]),
    'createConversation with a key': (n) => ask(port, keyed(n)),
    sendText: (n) => ask(port, texts[n % consumers]),
    [`conversation with ${messages} messages`]: () => ask(port, read),
    webhook: () => tell(port, agentText('told', (sequence += 1))),
    'webhook that a subscriber hears': async () => {
      const heard = hear();
      await tell(port, agentText('followed', (sequence += 1)));
      await heard;
    },
  };
}

/** Follows a conversation; gives what waits for its next event. */
async function follow(port, conversationId) {
  let wake = () => undefined;
  await tell(port, agentText(conversationId, 0));
  await subscribe(port, following(conversationId), () => wake());
  return () => new Promise((resolve) => (wake = resolve));
}

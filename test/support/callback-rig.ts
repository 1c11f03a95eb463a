import { PersistedDocuments } from '../../src/graphql/persisted-documents.js';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { buildSchema } from 'graphql';
import type { RequestContext } from '../../src/graphql/request-context.js';
import { abortable } from '../../src/events/abortable.js';
import { Departure } from '../../src/http/departure.js';
import { createLogger } from '../../src/log/logger.js';
import { CallbackPost } from '../../src/server/callback-post.js';
import { CheckedDocuments } from '../../src/graphql/checked-documents.js';
import { LimitedOperations } from '../../src/graphql/operation-limits.js';
import { CallbackRoute } from '../../src/server/callback-route.js';
import { startCallbackRouter } from './callback-router.js';
import type { CallbackRouter } from './callback-router.js';

type Members = Readonly<Record<string, unknown>>;

/** A callback route over numbers that a test gives, and a router to tell them to. */
export interface CallbackRig {
  readonly router: CallbackRouter;
  readonly route: CallbackRoute;
  /** How many followers are still there. */
  readonly followers: () => number;
  readonly logLines: readonly string[];
  readonly ending: AbortController;
  /** The next number that every subscription tells; an Error is thrown instead. */
  give(value: number | Error): void;
  /** Asks as a router does; gives the body of the answer, or the refusal. `expiresAt` is that of the caller; extensions may stand for the text. */
  ask(id: string, subscription?: Members, text?: string | Members): Promise<unknown>;
}

const schema = buildSchema('type Query { q: Int } type Subscription { n: Int half: Int }');

const noLimits = {
  depth: undefined,
  aliases: undefined,
  directives: undefined,
  rootFields: undefined,
  cost: undefined,
};

/** Runs a test against a callback route, and closes it. */
export async function withCallbacks(
  run: (rig: CallbackRig) => Promise<void>,
  { maxLive = 10, timeoutMs = 1000 } = {},
): Promise<void> {
  const router = await startCallbackRouter();
  const source = new Numbers();
  const fields = schema.getSubscriptionType()?.getFields() ?? {};
  for (const field of Object.values(fields)) field.subscribe = () => source.follow();
  if (fields['half']) fields['half'].resolve = () => refuseToHalve();
  const logLines: string[] = [];
  const ending = new AbortController();
  const logger = createLogger('trace', { write: (line) => void logLines.push(line) });
  const rules = {
    schema,
    introspection: false,
    limits: new LimitedOperations(noLimits),
    documents: new PersistedDocuments({ listed: new Map(), isClosed: false }),
    maxTokens: 1000,
  };
  const route = new CallbackRoute({
    engine: { ...rules, checked: new CheckedDocuments(rules), compiled: undefined, logger },
    logger,
    ending: ending.signal,
    prefixes: [router.publicUrl],
    heartbeatMs: 0,
    endingMs: 1000,
    now: Date.now,
    post: new CallbackPost(timeoutMs),
    maxLive,
  });
  const ask: CallbackRig['ask'] = async (id, subscription = {}, text = 'subscription { n }') => {
    const { expiresAt, ...different } = subscription;
    const caller = { kind: 'anyone', expiresAt };
    const own = { callbackUrl: `${router.publicUrl}/${id}`, subscriptionId: id, verifier: 'v' };
    router.expect(id, 'v');
    const answer = new Answer();
    const context = {
      requestId: 'r',
      caller,
      report: { accountIds: new Set() },
    } as unknown as RequestContext; // all that is read
    const [query, more] = typeof text === 'string' ? [text, {}] : [undefined, text];
    const body = { query, extensions: { ...more, subscription: { ...own, ...different } } };
    await route.answer(body, answer as unknown as ServerResponse, context); // it is written to, no more
    return answer.body;
  };
  try {
    const give = (value: number | Error): void => source.give(value);
    await run({ router, route, followers: () => source.followers, logLines, ending, give, ask });
  } finally {
    await route.close();
    await router.close();
  }
}

function refuseToHalve(): never {
  throw new Error('redis://user:secret@host');
}

class Answer {
  body: unknown;
  setHeader(): void {
    // Nobody reads it here.
  }
  end(text: string): void {
    this.body = JSON.parse(text);
  }
}

class Numbers {
  followers = 0;
  readonly #given = new EventEmitter();

  give(value: number | Error): void {
    this.#given.emit('value', value);
  }

  follow(): AsyncGenerator<object, void, undefined> {
    const waiting: (number | Error)[] = [];
    let wake = (): void => undefined;
    const hear = (value: number | Error): void => {
      waiting.push(value);
      wake();
    };
    const end = new Departure();
    end.addEventListener('abort', () => wake());
    return abortable(end, (ended) =>
      this.#tell(ended, { waiting, hear, rung: () => new Promise((resolve) => (wake = resolve)) }),
    );
  }

  async *#tell(ended: Departure, { waiting, hear, rung }: Waiting): AsyncGenerator<object, void, undefined> {
    this.#given.on('value', hear);
    this.followers += 1;
    try {
      while (!ended.aborted) {
        const value = waiting.shift();
        if (value instanceof Error) throw value;
        if (value === undefined) await rung();
        else yield { n: value, half: value };
      }
    } finally {
      this.#given.off('value', hear);
      this.followers -= 1;
    }
  }
}

interface Waiting {
  readonly waiting: (number | Error)[];
  readonly hear: (value: number | Error) => void;
  readonly rung: () => Promise<void>;
}

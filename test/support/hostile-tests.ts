import { expect, it } from '@jest/globals';
import { read } from '../federation/example-files.js';
import { listenByStream } from './event-listener.js';
import { HostileCaller } from './hostile-caller.js';
import { anyGraphqlRequest, anyMutation, anyWebhook, webhook } from './hostile-requests.js';
import { textNotification } from './hostile-notifications.js';
import type { Example } from './hostile-requests.js';
import { withLife } from './life-pair.js';
import type { Life, LifeTarget } from './life-pair.js';

/** How many cases of each kind. */
export interface HostileCases {
  readonly bodies: number;
  readonly variables: number;
  readonly webhooks: number;
}

const settings = { FIRST_MESSAGE_RETRY_MS: '1', UNCONFIRMED_OPERATIONS: 'on', LIMIT_DIALOG_QUEUE: '1000' };
const changes = [
  'acknowledge-messages',
  'change-ttr',
  'click-action',
  'close-conversation',
  'create-conversation',
  'create-conversation-full',
  'request-file-download',
  'request-file-upload',
  'send-file',
  'send-text',
  'set-chat-state',
  'submit-csat',
  'update-user-profile',
];
const reads = ['conversation', 'conversation-messages', 'conversations', 'open-conversation', 'account'];

/** An example whose variables name a conversation that is there. */
function exampleOf(name: string, { accountId, consumerId, conversationId }: LifeTarget): Example {
  const variables = JSON.parse(read(`examples/${name}.variables.json`)) as Record<string, unknown>; // an object, as its operation wants
  const filled = (members: Record<string, unknown>): Record<string, unknown> => ({
    ...members,
    ...('accountId' in members && { accountId }),
    ...('consumerId' in members && { consumerId }),
    ...('conversationId' in members && { conversationId }),
    ...('id' in members && { id: conversationId }),
  });
  const { input } = variables;
  const isInput = typeof input === 'object' && input !== null;
  return {
    query: read(`examples/${name}.graphql`),
    variables: isInput ? { input: filled(input as Record<string, unknown>) } : filled(variables), // an object, as asked above
  };
}

type Run = (caller: HostileCaller, life: Life, target: LifeTarget) => Promise<void>;

async function withHostile(run: Run, done: (caller: HostileCaller) => void) {
  await withLife(
    async (life) => {
      const caller = new HostileCaller(life.pair);
      try {
        await run(caller, life, await life.open());
        done(caller);
      } finally {
        await caller.close();
      }
    },
    { settings },
  );
}

/** How one kind of cases was answered: how many answers had which HTTP status. */
export interface HostileResult {
  readonly cases: number;
  readonly statuses: Readonly<Record<string, number>>;
}

type Done = (kind: keyof HostileCases, result: HostileResult) => void;

/** Throws so many hostile requests at a gateway; `done` is told of each kind that did no harm, and how it was answered. */
export function hostileTests(
  { bodies, variables, webhooks }: HostileCases,
  done: Done = () => undefined,
): void {
  const tell =
    (kind: keyof HostileCases, cases: number) =>
    ({ statuses }: HostileCaller): void =>
      done(kind, { cases, statuses });

  it(`meets ${bodies} bodies and headers of POST /graphql without a fault`, () =>
    withHostile(
      async (caller, _life, target) => {
        const examples = [...changes, ...reads].map((name) => exampleOf(name, target));
        await caller.send(anyGraphqlRequest(examples), bodies);
      },
      tell('bodies', bodies),
    ));

  it(`meets ${variables} variables of mutations without a fault`, () =>
    withHostile(
      async (caller, _life, target) => {
        await caller.send(anyMutation(changes.map((name) => exampleOf(name, target))), variables);
      },
      tell('variables', variables),
    ));

  it(`meets ${webhooks} webhooks without a fault, and reads back what they told`, () =>
    withHostile(
      async (caller, { pair }, target) => {
        const [account] = pair.accounts;
        if (account === undefined) throw new Error('the sandbox serves no account');
        const looks = ['conversation', 'conversation-messages', 'conversations'].map((name) =>
          exampleOf(name, target),
        );
        const look = async (): Promise<void> => {
          for (const { query, variables: given } of looks) {
            const body = Buffer.from(JSON.stringify({ query, variables: given }));
            await caller.harmless({
              path: '/graphql',
              headers: { 'content-type': 'application/json' },
              body,
            });
          }
        };
        await caller.send(anyWebhook(account, target.conversationId), webhooks, look);
        await caller.harmless(webhook(account, textNotification(target.conversationId, lastText)));
        await expectReadable(pair.url, target);
      },
      tell('webhooks', webhooks),
    ));
}

const lastText = 'the last text of all';

/** Expects that the whole log can be followed, whatever it was told. */
async function expectReadable(url: string, target: LifeTarget): Promise<void> {
  const form = { path: '/graphql/stream', headers: { accept: 'text/event-stream' } };
  const listener = await listenByStream(url, target, form);
  await listener.heard(({ message }) => message?.text === lastText);
  await listener.stop();
  expect(listener.errors).toEqual([]);
}

import { describe, expect, it } from '@jest/globals';
import { tellSigned } from '../support/agent-flood.js';
import { askForTokens } from '../support/ask-for-tokens.js';
import { create, createMutation, createdIn } from '../support/create-conversation.js';
import { httpCall } from '../support/http-call.js';
import { post } from '../support/http-cases.js';
import { personal, personalInput, secretsOf } from '../support/known-secrets.js';
import { withLife } from '../support/life-pair.js';
import type { GraphqlAnswer } from '../support/post-graphql.js';
import { subscribeBySocket } from '../support/raw-subscriber.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';
import { noise, statusFault, unifiedError } from '../support/upstream-noise.js';

/** Faults of every kind, one after another on every service. */
const faults = [
  statusFault(500),
  statusFault(429),
  unifiedError(40103, noise),
  { kind: 'reset' },
  { kind: 'resetAfterEffect' },
  { kind: 'truncate' },
  { kind: 'garbage' },
  { kind: 'hang' },
];
const services = ['domain', 'sentinel', 'idp', 'asyncMessagingEnt'];

/** Inputs that are refused, each with a text that must not be shown where another thing is wanted. */
const refusals: readonly Readonly<Record<string, unknown>>[] = [
  { consumerId: { [personal.firstName]: personal.lastName } },
  { consumerId: `${personal.consumerId}\u0000` },
  { userProfile: { customerInfo: { companySize: personal.lastName } } },
  { userProfile: { personalInfo: { gender: personal.firstName } } },
  { userProfile: { personalInfo: { contacts: [{ email: `${personal.mail} ${personal.phone}` }] } } },
  { userProfile: { customerInfo: { registrationDate: personal.phone } } },
  { userProfile: personal.description },
  { userProfile: { privateData: { mail: [personal.mail] } } },
  { routing: { skillId: personal.visitorId } },
  { client: { ipAddress: personal.mail, features: [personal.firstName] } },
  { ifOpen: personal.idempotencyKey },
  { idempotencyKey: personal.idempotencyKey.repeat(20) },
  { accountId: personal.mail },
];

const creating = (pair: Pair, input: object = {}): Promise<GraphqlAnswer<unknown>> =>
  create(pair, { ...personalInput, ...input });

/** Everything that a caller got beside the data of a success. */
const told = ({ errors, headers, text }: GraphqlAnswer<unknown>): string =>
  JSON.stringify([...headers]) + (errors ? text : '');

async function allOf(pair: Pair): Promise<readonly string[]> {
  const { appSecrets, tokens, participantIds } = await secretsOf(pair);
  return [...Object.values(personal), ...appSecrets, ...tokens, ...participantIds];
}

const metricsOf = async ({ url }: Pair): Promise<string> => (await httpCall(`${url}/metrics`)).text;

function expectNone(sinks: readonly string[], secrets: readonly string[]): void {
  const found = secrets.filter((secret) => sinks.some((sink) => sink.includes(secret)));
  expect(found).toEqual([]);
}

describe('secrets and personal data', () => {
  it('30: are found by this test where they are: the upstream calls have them all', async () => {
    await withPair(async (pair) => {
      createdIn(await create(pair, personalInput));
      const wire = JSON.stringify(await pair.sandbox.calls());
      const { appSecrets, tokens, participantIds } = await secretsOf(pair);
      const { idempotencyKey: _kept, ...sent } = personal;
      for (const secret of [...Object.values(sent), ...appSecrets, ...tokens]) expect(wire).toContain(secret);
      expect([appSecrets.length, tokens.length, participantIds.length]).toEqual([1, 2, 1]);
    });
  });

  it('30: are in no log line, header or error of successes, refusals and faults', async () => {
    await withPair(
      async (pair) => {
        const sinks: string[] = [];
        const { idempotencyKey } = personal;
        for (const input of [{ idempotencyKey }, { idempotencyKey }, {}, { ifOpen: 'RETURN_OPEN' }]) {
          sinks.push(told(await creating(pair, input)));
        }
        for (const service of services) {
          for (const fault of faults) {
            await pair.sandbox.fault(service, fault);
            // Another account's consumer each time, so that every service is asked again.
            sinks.push(told(await creating(pair, { consumerId: `${personal.consumerId}-${sinks.length}` })));
          }
        }
        const metrics = await metricsOf(pair);
        expectNone([...sinks, ...pair.logLines, metrics], [...(await allOf(pair)), noise]);
        expect(pair.logLines.filter((line) => line.includes('"msg":"request"'))).toHaveLength(sinks.length);
        expect(pair.logLines.some((line) => line.includes('upstream failure'))).toBe(true);
      },
      { settings: { UPSTREAM_TOTAL_TIMEOUT_MS: '700', DOMAIN_TTL_MS: '1' } },
    );
  });

  it('30: are in no log line, header or error when the input is refused', async () => {
    await withPair(async (pair) => {
      const sinks: string[] = [];
      for (const input of refusals) {
        const answer = await creating(pair, input);
        expect(answer.errors?.map(({ extensions }) => extensions.code)).toContain('BAD_USER_INPUT');
        sinks.push(told(answer));
      }
      expectNone([...sinks, ...pair.logLines], Object.values(personal));
      expect(await pair.sandbox.calls()).toEqual([]);
    });
  });

  it('30: are in no log line or header when the request is refused', async () => {
    await withPair(async (pair) => {
      const body = JSON.stringify({ query: createMutation, variables: { input: personalInput } });
      const url = `${pair.url}/graphql`;
      const sinks: string[] = [];
      const calls = [
        post(body.slice(0, -5)),
        post(`[${body}]`),
        post(body, { 'content-type': 'text/plain', authorization: personal.deviceToken }),
        post(body, { 'x-request-id': personal.mail, cookie: personal.deviceToken }),
        post({ query: `{ conversation(accountId: "${personal.mail}", id: "${personal.consumerId}") { id ` }),
        post({ query: `{ ${'x'.repeat(300_000)}${personal.firstName} }` }),
        { headers: { accept: 'application/json', authorization: personal.deviceToken } },
      ];
      for (const call of calls) {
        const { headers, text } = await httpCall(url, call);
        sinks.push(JSON.stringify(headers), text);
      }
      sinks.push((await httpCall(`${url}?query={${personal.firstName}}`)).text, await metricsOf(pair));
      expectNone([...sinks, ...pair.logLines], Object.values(personal));
    });
  });

  it('30: are in no log line or metric when a conversation is carried on, followed and told of', async () => {
    await withLife(async ({ pair, open, say, agent, ask }) => {
      await hearWebhooks(pair);
      const target = await open({ consumerId: personal.consumerId });
      const socket = await subscribeBySocket(pair.url, target);
      await say(target, personal.description);
      const last = await agent(target, { action: 'text', text: personal.socialId });
      await socket.heard(last);
      expect(socket.events.at(-1)?.message?.text).toBe(personal.socialId);
      socket.destroy();
      await ask('sendText', 'message { id }', { ...target, text: personal.mail });
      await ask('sendFile', 'outcome', { ...target, relativePath: personal.mail, caption: personal.phone });
      await pair.sandbox.fault('asyncMessagingEnt', { kind: 'reset' });
      await ask('sendText', 'message { sequence }', { ...target, text: personal.lastName });
      const bad = `{"kind":"notification","body":{"changes":[{"event":{"message":"${personal.firstName}"}}]}`;
      await tellSigned(pair, bad);
      await tellSigned(pair, `${bad}}`, 'another secret');
      expectNone([...pair.logLines, await metricsOf(pair)], await allOf(pair));
    });
  });

  it('30: are in no log line, header or error with forwarded tokens', async () => {
    await withPair(
      async (pair) => {
        const headers = await askForTokens(pair, personal.consumerId);
        const input = { ...personalInput, consumerId: undefined };
        const sinks: string[] = [];
        const bad = { ...headers, authorization: `${headers.authorization}x` };
        for (const tokens of [headers, headers, bad, { ...headers, 'x-lp-on-behalf': 'x' }, {}]) {
          sinks.push(told(await create(pair, input, tokens)));
        }
        sinks.push(told(await create(pair, personalInput, headers)));
        expectNone([...sinks, ...pair.logLines, await metricsOf(pair)], await allOf(pair));
      },
      { settings: { CREDENTIALS: 'forwarded' } },
    );
  });
});

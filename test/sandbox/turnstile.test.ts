import { expect, test } from '@jest/globals';
import { callJson } from './support/call.js';
import { openConversation } from './support/open-conversation.js';
import { withSandbox } from './support/with-sandbox.js';

test.each([
  ['without a Retry-After', null, null],
  ['with the Retry-After it is told to send', 2, '2'],
])('answers 429 to one call too many at once, %s', (_words, retryAfterSeconds, expected) =>
  withSandbox(async (sandbox) => {
    const { text } = await openConversation(sandbox);
    const settings = { maxConcurrency: 1, latencyMs: 100, retryAfterSeconds };
    await callJson(`${sandbox.url}/_sandbox/settings`, 'PUT', settings);
    const answers = await Promise.all([text('one'), text('two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe(expected);
    expect((await text('two')).status).toBe(200);
  }),
);

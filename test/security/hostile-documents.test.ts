import { describe, expect, it } from '@jest/globals';
import { httpCall } from '../support/http-call.js';
import { post } from '../support/http-cases.js';
import { withPair } from '../support/start-pair.js';

const breakOut = [
  '"); globalThis.broken = true; ("',
  "'); globalThis.broken = true; ('",
  '`); globalThis.broken = true; (`',
  '${globalThis.broken = true}',
  '\\u0022); globalThis.broken = true; (\\u0022',
  '\\\\"); globalThis.broken = true; //',
  '*/ globalThis.broken = true; /*',
  '\u2028globalThis.broken = true;\u2029',
  '</script><script>globalThis.broken = true</script>',
  '__proto__',
  'constructor',
];
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'eval',
  'arguments',
  'await',
  'yield',
  'undefined',
  'NaN',
];
const escaped = (text: string): string => text.replaceAll(/["\\]/g, '\\$&');

/** Documents made to break code that would be made of them. */
const documents: readonly string[] = [
  ...breakOut.map((text) => `{ account(id: "${escaped(text)}") { id } }`),
  ...breakOut.map((text) => `{ account(id: """${text.replaceAll('"""', '')} """) { id } }`),
  ...names.map((name) => `query ${name} { ${name}: __typename }`),
  ...names.map(
    (name) => `query ($${name}: ID = "${name}") { ${name}: account(id: $${name}) { ${name}: id } }`,
  ),
  ...names.map((name) => `{ ...${name} } fragment ${name} on Query { ${name}: __typename }`),
  `{ conversation(accountId: "1", id: "2") { messages(first: ${'9'.repeat(400)}) { isComplete } } }`,
  `{ conversation(accountId: "1", id: "2") { messages(first: -1e999) { isComplete } } }`,
  `{ account(id: ${'['.repeat(200)}${']'.repeat(200)}) { id } }`,
  `{ account(id: {a: {b: "${'x'.repeat(50_000)}"}}) { id } }`,
  `{ account(id: "${'\\u0000'.repeat(1000)}") { id } }`,
  `{ account(id: "\\uD800") { id } }`,
  `{ account(id: """\\"""${'\\'.repeat(999)}""") { id } }`,
  `{ a: __typename @include(if: true) @skip(if: false) b: __typename @include(if: "false") }`,
];

const withoutIds = (text: string): string => text.replaceAll(/"requestId":"[^"]*"/g, '"requestId":""');

describe('documents made to break code that is made of documents', () => {
  it('42: run no code, and are answered alike at first sight and after', async () => {
    await withPair(async ({ url, logLines }) => {
      for (const document of documents) {
        const answers: string[] = [];
        for (let time = 0; time < 3; time += 1) {
          const { status, text } = await httpCall(`${url}/graphql`, post({ query: document }));
          answers.push(`${status} ${withoutIds(text)}`);
        }
        expect({ document, answers: [...new Set(answers)] }).toEqual({ document, answers: [answers[0]] });
        expect(answers[0]).not.toContain('INTERNAL_SERVER_ERROR');
      }
      expect(globalThis).not.toHaveProperty('broken');
      expect(Object.prototype).not.toHaveProperty('broken');
      expect(logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
    });
  });

  it('42: answer hostile names as members of their own', async () => {
    await withPair(async (pair) => {
      for (const name of names) {
        const { data } = await pair.graphql<object>(`query { ${name}: __typename }`);
        expect(Object.entries(data ?? {})).toEqual([[name, 'Query']]);
      }
    });
  });
});

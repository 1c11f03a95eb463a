import { describe, expect, it } from '@jest/globals';
import { auditServer } from 'graphql-http';
import { withPair } from '../support/start-pair.js';

const preflight = { 'apollo-require-preflight': 'true' };

/** What the specification would rather have, and why the gateway does otherwise. No other deviation is allowed. */
const kept = [
  // A GET is answered only with a header that makes browsers ask first: without it any page could send queries in
  // the name of its visitor. The audits send none.
  'notice 5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
  'notice D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'notice 6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  // Apollo Server answers 400 to a document that was not executed, also as application/json: proxies, logs and
  // clients see by the status alone that nothing happened. The body is the same as the specification's.
  'warn 572B SHOULD use 200 status code on document parsing failure when accepting application/json',
  'warn FDE2 SHOULD use 200 status code on document validation failure when accepting application/json',
  'warn 7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
];

/** With a header that browsers ask for first, GETs are answered, and no worse than POSTs. */
const keptAfterPreflight = [
  ...kept.filter((line) => line.startsWith('warn')),
  // The audit wants 405 to a GET with a mutation or else 200 with errors; see the status above for why it is 405.
];

describe('the GraphQL over HTTP specification', () => {
  it.each([
    ['as its own audits ask', {}, kept],
    ['with a preflight header', preflight, keptAfterPreflight],
  ])('is kept without an error, and with each deviation named: %s', async (_how, headers, expected) => {
    await withPair(async ({ url }) => {
      const fetchFn: typeof fetch = (input, init) =>
        fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), ...headers } });
      const results = await auditServer({ url: `${url}/graphql`, fetchFn });
      const deviations = results
        .filter(({ status }) => status !== 'ok')
        .map(({ status, id, name }) => `${status} ${id} ${name}`);
      expect(results.length).toBe(61);
      expect([...deviations].sort()).toEqual([...expected].sort());
    });
  });
});

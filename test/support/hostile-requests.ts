import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { SandboxAccount } from '../../sandbox/accounts/sandbox-account.js';
import { anyJson, anyText, jsonLike } from './hostile-json.js';
import { notificationModels } from './hostile-notifications.js';

/** A request whose body and headers nobody would send by mistake. */
export interface HostileRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An operation that works, with variables that work. */
export interface Example {
  readonly query: string;
  readonly variables: unknown;
}

type Headers = HostileRequest['headers'];

const json: Headers = { 'content-type': 'application/json' };

/** Headers that change how a request is read, or try to. */
const someHeaders: fc.Arbitrary<Headers> = fc
  .tuple(
    fc.oneof(
      { weight: 12, arbitrary: fc.constant(json) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Headers[]>(
          {},
          { 'content-type': 'application/json; charset=utf-16' },
          { 'content-type': 'application/json;charset=UTF-8; x="' },
          { 'content-type': 'application/graphql' },
          { 'content-type': 'text/plain' },
          { 'content-type': 'multipart/form-data; boundary=x' },
          { ...json, 'content-encoding': 'gzip' },
        ),
      },
    ),
    fc.subarray<[string, string]>(
      [
        ['accept', 'application/graphql-response+json'],
        ['accept', 'text/html, */*;q=0'],
        ['accept', 'text/event-stream'],
        ['accept', 'application/json;callbackSpec=1.0; charset=utf-8'],
        ['accept', ';;;=,'],
        ['origin', 'https://studio.apollographql.com'],
        ['origin', 'null'],
        ['x-request-id', '"><script>'.repeat(20)],
        ['authorization', 'Bearer a.b.c'],
        ['authorization', '\u00ff'.repeat(50)],
        ['x-lp-on-behalf', '..'],
        ['x-router-token', '__proto__'],
        ['x-apollo-operation-name', 'constructor'],
        ['apollo-federation-include-trace', 'ftv1'],
        ['apollo-require-preflight', '1'],
        ['x-forwarded-for', '0x7f.1'],
        ['last-event-id', '-1'],
        ['traceparent', '00-00-00-zz'],
      ],
      { maxLength: 4 },
    ),
  )
  .map(([first, others]) => ({ ...first, ...Object.fromEntries(others) }));

/** Pieces of documents, whole names and broken ones. */
const pieces =
  '{ } ( ) [ ] : = ! | & @ $ ... "" """ " # \\ , query mutation subscription fragment on input type null true 1 -0 1e999 ' +
  '__typename __schema __proto__ conversation createConversation conversationEvents _entities _service id a A $a @skip(if:$a) \ud800 \u0000';

const anyDocument: fc.Arbitrary<string> = fc.oneof(
  anyText,
  fc.array(fc.constantFrom(...pieces.split(' ')), { maxLength: 30 }).map((parts) => parts.join(' ')),
);

/** Any body for `POST /graphql`: bytes, JSON, and requests that are almost right. */
export function anyGraphqlRequest(examples: readonly Example[]): fc.Arbitrary<HostileRequest> {
  const anyOperation = jsonMembers({
    query: fc.oneof(anyDocument, fc.constantFrom(...examples.map(({ query }) => query))),
    operationName: anyText,
  });
  const almost = fc.constantFrom(...examples).chain(({ query, variables }) => jsonLike({ query, variables }));
  const body = fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 2, arbitrary: fc.oneof(anyJson, anyText).map((text) => Buffer.from(text)) },
    { weight: 3, arbitrary: fc.oneof(anyOperation, almost).map((text) => Buffer.from(text)) },
  );
  return fc.record({ path: fc.constant('/graphql'), headers: someHeaders, body });
}

function jsonMembers(texts: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<string> {
  const named = Object.entries(texts).map(([name, text]) =>
    text.map((one) => `"${name}":${JSON.stringify(one)}`),
  );
  return fc
    .tuple(fc.tuple(...named), anyJson, anyJson)
    .map(
      ([members, variables, extensions]) =>
        `{${members.join()},"variables":${variables},"extensions":${extensions}}`,
    );
}

/** A mutation with any variables, most of them near to what it takes. */
export function anyMutation(examples: readonly Example[]): fc.Arbitrary<HostileRequest> {
  const each = examples.map(({ query, variables }) =>
    fc
      .oneof({ weight: 8, arbitrary: jsonLike(variables) }, { weight: 1, arbitrary: anyJson })
      .map((text) => ({
        path: '/graphql',
        headers: json,
        body: Buffer.from(`{"query":${JSON.stringify(query)},"variables":${text}}`),
      })),
  );
  return fc.oneof(...each);
}

/** Any bytes for `POST /webhooks/liveperson`, most of them signed with the right secret. */
export function anyWebhook(account: SandboxAccount, conversationId: string): fc.Arbitrary<HostileRequest> {
  const told = notificationModels(conversationId).map(jsonLike);
  const body = fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 2, arbitrary: anyJson.map((text) => Buffer.from(text)) },
    { weight: 12, arbitrary: fc.oneof(...told).map((text) => Buffer.from(text)) },
  );
  const signature = fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom('', 'sha1=', 'sha1=AAAA', 'md5=x', 'sha256=' + 'A'.repeat(44)) },
  );
  return fc.record({ body, signature }).map((one) => webhook(account, one.body, one.signature));
}

/** A webhook with these bytes, signed with the right secret unless a signature is given. */
export function webhook(
  { id, clientId, clientSecret }: SandboxAccount,
  body: Buffer,
  signature?: string,
): HostileRequest {
  const right = `sha1=${createHmac('sha1', clientSecret).update(body).digest('base64')}`;
  const headers = {
    ...json,
    'x-liveperson-account-id': id,
    'x-liveperson-client-id': clientId,
    'x-liveperson-signature': signature ?? right,
  };
  return { path: '/webhooks/liveperson', headers, body };
}

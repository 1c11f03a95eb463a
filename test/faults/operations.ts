import type { PublicError } from '../support/post-graphql.js';
import { postGraphql } from '../support/post-graphql.js';

/** Whom and what a cell is about. */
export interface CellTarget {
  readonly accountId: string;
  readonly consumerId: string;
  readonly conversationId: string;
  /** A file of the conversation that lies in the object store. */
  readonly relativePath: string;
  /** Different for each cell. */
  readonly key: string;
}

/** An answer, whichever path gave it. */
export interface CellAnswer {
  readonly errors?: readonly PublicError[] | undefined;
  /** Everything that came, headers too. */
  readonly text: string;
}

/** What goes with the request. */
export type CellHeaders = Readonly<Record<string, string>>;

/** One operation of the gateway: a row of cells. */
export interface Operation {
  /** The field of the schema, or the path. */
  readonly field: string;
  /** What tells it from others of the same field. */
  readonly variant?: string;
  /** What a repeat by the gateway would do: happen twice, nothing, or it changes nothing to begin with. */
  readonly kind: 'once' | 'idempotent' | 'read';
  readonly isKeyed?: boolean;
  /** The service that its own call goes to, and a text by which that call is known. */
  readonly service: string;
  readonly match?: string;
  /** What there has to be before. */
  readonly needs: 'nothing' | 'consumer' | 'conversation' | 'file';
  /** True when the gateway has not heard of the conversation. */
  readonly isNewHere?: boolean;
  readonly run: (url: string, target: CellTarget, headers: CellHeaders) => Promise<CellAnswer>;
}

const api = 'asyncMessagingEnt';
const history = 'msgHist';
/** A picture of one point. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const preview = `data:image/png;base64,${pixel.toString('base64')}`;

async function ask(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  headers: CellHeaders,
): Promise<CellAnswer> {
  const answer = await postGraphql(url, query, variables, headers);
  return { errors: answer.errors, text: answer.text + JSON.stringify([...answer.headers]) };
}

type InputOf = (target: CellTarget) => Readonly<Record<string, unknown>>;

/** A mutation whose input is named after it. */
function mutation(field: string, fields: string, inputOf: InputOf): Operation['run'] {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} } }`;
  return (url, target, headers) => ask(url, query, { input: inputOf(target) }, headers);
}

const consumerOf: InputOf = ({ accountId, consumerId }) => ({ accountId, consumerId });
const placeOf: InputOf = ({ accountId, consumerId, conversationId }) => ({
  accountId,
  consumerId,
  conversationId,
});

/** An operation without a key, and the same with one. */
function once(
  field: string,
  fields: string,
  inputOf: InputOf,
  about: Pick<Operation, 'needs'> & Partial<Operation>,
): readonly Operation[] {
  const keyed: InputOf = (target) => ({ ...inputOf(target), idempotencyKey: target.key });
  const shared = { field, kind: 'once', service: api, ...about } as const;
  const variant = about.variant === undefined ? 'with a key' : `${about.variant}, with a key`;
  return [
    { ...shared, run: mutation(field, fields, inputOf) },
    { ...shared, variant, isKeyed: true, run: mutation(field, fields, keyed) },
  ];
}

function idempotent(field: string, fields: string, inputOf: InputOf, needs: Operation['needs']): Operation {
  return { field, kind: 'idempotent', service: api, needs, run: mutation(field, fields, inputOf) };
}

function query(field: string, text: string, about: Pick<Operation, 'service' | 'needs'>): Operation {
  const run: Operation['run'] = (url, { accountId, consumerId, conversationId: id }, headers) =>
    ask(url, text, { accountId, consumerId, id }, headers);
  return { field, kind: 'read', isNewHere: true, ...about, run };
}

const upload: Operation['run'] = async (url, { accountId, conversationId, consumerId }, given) => {
  const place = new URLSearchParams({ accountId, conversationId, consumerId });
  const headers = { 'content-type': 'image/png', ...given };
  const answer = await fetch(`${url}/files?${place.toString()}`, { method: 'POST', headers, body: pixel });
  const text = await answer.text();
  const { errors } = JSON.parse(text) as CellAnswer; // the gateway's own form
  return { errors, text: text + JSON.stringify([...answer.headers]) };
};

const click: InputOf = (target) => ({ ...placeOf(target), sequence: 1, publishText: 'text-of-the-button' });

/** Everything that callers can ask for and LivePerson is asked about, in the order of the table. */
export const operations: readonly Operation[] = [
  ...once('createConversation', 'conversation { id }', consumerOf, { needs: 'consumer' }),
  ...once('sendText', 'message { id }', (target) => ({ ...placeOf(target), text: 'Hello' }), {
    needs: 'conversation',
  }),
  ...once(
    'sendFile',
    'message { id }',
    (target) => ({ ...placeOf(target), fileType: 'PNG', relativePath: target.relativePath, preview }),
    { needs: 'file' },
  ),
  {
    ...idempotent('clickAction', 'message { id }', click, 'conversation'),
    variant: 'its receipt',
    match: 'AcceptStatusEvent',
  },
  ...once('clickAction', 'message { id }', click, {
    needs: 'conversation',
    variant: 'its text',
    match: 'text-of-the-button',
  }),
  ...once(
    'submitCsat',
    'conversation { id }',
    (target) => ({ ...placeOf(target), rating: 5, resolved: true }),
    { needs: 'conversation' },
  ),
  idempotent(
    'setChatState',
    'chatState',
    (target) => ({ ...placeOf(target), chatState: 'ACTIVE' }),
    'conversation',
  ),
  idempotent(
    'acknowledgeMessages',
    'sequences',
    (target) => ({ ...placeOf(target), status: 'READ', sequences: [0] }),
    'conversation',
  ),
  idempotent('closeConversation', 'conversation { state }', placeOf, 'conversation'),
  idempotent(
    'updateUserProfile',
    'consumer { id }',
    (target) => ({ ...consumerOf(target), userProfile: { personalInfo: { firstName: 'Ann' } } }),
    'consumer',
  ),
  idempotent(
    'changeTtr',
    'conversation { ttr }',
    (target) => ({ ...placeOf(target), ttr: 'URGENT', seconds: 300 }),
    'conversation',
  ),
  {
    ...idempotent(
      'requestFileUpload',
      'relativePath',
      (target) => ({ ...placeOf(target), fileType: 'PNG', sizeBytes: pixel.length }),
      'conversation',
    ),
    kind: 'read',
  },
  {
    ...idempotent(
      'requestFileDownload',
      'expiresAt',
      (target) => ({ ...placeOf(target), relativePath: target.relativePath }),
      'file',
    ),
    kind: 'read',
  },
  {
    field: 'POST /files',
    variant: 'its address',
    kind: 'read',
    service: api,
    needs: 'conversation',
    run: upload,
  },
  {
    field: 'POST /files',
    variant: 'its bytes',
    kind: 'read',
    service: 'swift',
    needs: 'conversation',
    run: upload,
  },
  query('account', 'query ($accountId: ID!) { account(id: $accountId) { services { name } } }', {
    service: 'domain',
    needs: 'nothing',
  }),
  query(
    'conversation',
    'query ($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) { state } }',
    { service: history, needs: 'conversation' },
  ),
  query(
    'openConversation',
    `query ($accountId: ID!, $consumerId: ID!) {
      openConversation(accountId: $accountId, consumerId: $consumerId) { id }
    }`,
    { service: history, needs: 'conversation' },
  ),
  query(
    'conversations',
    `query ($accountId: ID!, $consumerId: ID!) {
      conversations(accountId: $accountId, consumerId: $consumerId) { edges { node { id } } }
    }`,
    { service: history, needs: 'conversation' },
  ),
];

/** How an operation is called in the table. */
export function nameOf({ field, variant }: Operation): string {
  return variant === undefined ? field : `${field}, ${variant}`;
}

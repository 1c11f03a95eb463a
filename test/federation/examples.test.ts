import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, getNamedType, isInputObjectType, parse, print } from 'graphql';
import type { GraphQLInputType } from 'graphql';
import * as generated from '../../examples/generated/operations.js';
import { exampleCurl, exampleMutation, exampleVariables } from '../../src/server/example-operation.js';
import { ask, withStack } from '../support/federation-stack.js';
import type { Stack } from '../support/federation-stack.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const names = readdirSync(`${root}/examples`)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => name.replace('.graphql', ''))
  .sort();

/** The variables that lie beside an operation, as its document types them. */
function variablesOf<Variables>(name: string, _document: TypedDocumentNode<unknown, Variables>): Variables {
  return JSON.parse(read(`examples/${name}.variables.json`)) as Variables; // the run shows that they fit
}

const time = /^20\d\d-\d\d-\d\dT[\d:.]+Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One run of each operation; the sandbox's own account is the one that the variables name. */
const runs: Readonly<Record<string, (stack: Stack) => Promise<void>>> = {
  account: async ({ ask: send, sandbox }) => {
    const answer = await send(generated.AccountDocument, variablesOf('account', generated.AccountDocument));
    const services = ['asyncMessagingEnt', 'idp', 'sentinel'].map((name) => ({
      name,
      baseUri: sandbox.host,
    }));
    expect(answer).toEqual({ data: { account: { id: '12345678', services } } });
  },
  'create-conversation': async ({ ask: send }) => {
    const variables = variablesOf('create-conversation', generated.CreateConversationDocument);
    const conversation = {
      id: expect.stringMatching(uuid),
      state: 'OPEN',
      startedAt: expect.stringMatching(time),
      consumer: { id: 'John_Doe_facebook12345' },
    };
    const first = await send(generated.CreateConversationDocument, variables);
    expect(first).toEqual({ data: { createConversation: { outcome: 'CREATED', conversation } } });
    const second = await send(generated.CreateConversationDocument, variables);
    expect(second.data?.createConversation).toEqual({
      outcome: 'RETURNED_OPEN',
      conversation: first.data?.createConversation.conversation,
    });
  },
  'create-conversation-full': async ({ ask: send }) => {
    const accountId = '12345678';
    const answer = await send(
      generated.CreateConversationFullDocument,
      variablesOf('create-conversation-full', generated.CreateConversationFullDocument),
    );
    const conversation = {
      ...{ accountId, id: expect.stringMatching(uuid), account: { id: accountId } },
      ...{ state: 'OPEN', stage: 'OPEN', ttr: 'URGENT', agent: null },
      consumer: { accountId, id: 'Jane_Roe_whatsapp67890' },
      skill: { accountId, id: '1234567890' },
      ...{ startedAt: expect.any(String), endedAt: null, closeReason: null },
    };
    expect(answer).toEqual({ data: { createConversation: { outcome: 'CREATED', conversation } } });
  },
  conversation: async (stack) => {
    const { id } = await created(stack);
    const variables = variablesOf('conversation', generated.ConversationDocument);
    const { data, errors } = await stack.ask(generated.ConversationDocument, { ...variables, id });
    expect(errors).toBeUndefined();
    expect(data?.conversation).toMatchObject({ id, state: 'OPEN', ttr: 'NORMAL', skill: null });
    expect(await stack.ask(generated.ConversationDocument, variables)).toEqual({
      data: { conversation: null },
    });
  },
  'open-conversation': async (stack) => {
    const variables = variablesOf('open-conversation', generated.OpenConversationDocument);
    const before = await stack.ask(generated.OpenConversationDocument, variables);
    expect(before).toEqual({ data: { openConversation: null } });
    const { id, startedAt } = await created(stack);
    const after = await stack.ask(generated.OpenConversationDocument, variables);
    expect(after).toEqual({ data: { openConversation: { id, state: 'OPEN', startedAt } } });
  },
};

async function created({ ask: send }: Stack): Promise<{ id: string; startedAt: string }> {
  const variables = variablesOf('create-conversation', generated.CreateConversationDocument);
  const { data } = await send(generated.CreateConversationDocument, variables);
  if (!data) throw new Error('no conversation was opened');
  return data.createConversation.conversation;
}

describe('examples', () => {
  it('are each run by a test', () => {
    expect(names).toEqual(Object.keys(runs).sort());
  });

  it.each(names)('%s works against gateway and sandbox as it stands', async (name) => {
    await withStack(async (stack) => runs[name]?.(stack));
  });

  it.each(names)('%s is the document that was generated for it', (name) => {
    const written = parse(read(`examples/${name}.graphql`));
    const documents = Object.values(generated).map((document) => print(document));
    expect(documents).toContain(print(written));
  });

  it('have typed documents that codegen would write again', async () => {
    const cli = `${root}/node_modules/@graphql-codegen/cli/cjs/bin.js`;
    const done = promisify(execFile)(process.execPath, [cli, '--config', 'codegen.yml', '--check'], {
      cwd: root,
    });
    await expect(done).resolves.toBeDefined();
  }, 60_000);

  it('import nothing but a type', () => {
    const imports = read('examples/generated/operations.ts').match(/^import .*$/gm);
    expect(imports).toEqual([
      "import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';",
    ]);
  });
});

describe('create-conversation', () => {
  it('is the operation that the start prints and the explorer shows', () => {
    expect(read('examples/create-conversation.graphql')).toBe(exampleMutation);
    expect(variablesOf('create-conversation', generated.CreateConversationDocument)).toEqual(
      exampleVariables('12345678'),
    );
  });
});

describe('create-conversation-full', () => {
  it('uses every field of the input', () => {
    const schema = buildASTSchema(parse(read('schema.graphql')), { assumeValidSDL: true });
    const input = schema.getType('CreateConversationInput') as GraphQLInputType; // it is one
    const variables = variablesOf('create-conversation-full', generated.CreateConversationFullDocument);
    expect(unusedFields(input, variables.input, 'input')).toEqual([]);
  });
});

describe('README.md', () => {
  const blocks = (language: string): string[] =>
    [...read('README.md').matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
      (match) => match[1] ?? '',
    );

  it('shows the operation, and the answer that it has', async () => {
    expect(blocks('graphql')).toContain(exampleMutation);
    expect(blocks('json').map((text) => JSON.parse(text) as unknown)).toContainEqual(
      exampleVariables('12345678'),
    );
    const shown = blocks('json')
      .map((text) => JSON.parse(text) as Record<string, unknown>)
      .find((block) => 'data' in block);
    await withStack(async ({ url }) => {
      const live = await ask(url, { query: exampleMutation, variables: exampleVariables('12345678') });
      expect(shapeOf(shown)).toEqual(shapeOf(live));
    });
  });

  it('shows the same as a line for a shell', () => {
    expect(blocks('sh').map((text) => text.trim())).toContain(
      exampleCurl('http://127.0.0.1:4000', '12345678'),
    );
  });
});

/** Dotted names of input fields that a value leaves out. */
function unusedFields(type: GraphQLInputType, value: unknown, path: string): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  const given = (Array.isArray(value) ? value[0] : value) as Record<string, unknown> | undefined; // an input object
  return Object.values(named.getFields()).flatMap((field) => {
    const at = `${path}.${field.name}`;
    return given?.[field.name] === undefined ? [at] : unusedFields(field.type, given[field.name], at);
  });
}

/** A value with its leaves replaced by their kinds; ids and times differ from run to run, words do not. */
function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return uuid.test(value) ? 'uuid' : time.test(value) ? 'time' : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
}

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, getNamedType, isInputObjectType, Kind, parse, print } from 'graphql';
import type { DocumentNode, GraphQLInputType, GraphQLInterfaceType } from 'graphql';
import * as generated from '../../examples/generated/operations.js';
import { exampleCurl, exampleMutation, exampleVariables } from '../../src/server/example-operation.js';
import { ask, withStack } from '../support/federation-stack.js';
import { exampleNames, read, variablesOf } from './example-files.js';
import { dataOf, inputOf, steps } from './example-steps.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = buildASTSchema(parse(read('schema.graphql')), { assumeValidSDL: true });

const time = /^20\d\d-\d\d-\d\dT[\d:.]+Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('examples', () => {
  it('are each run below', () => {
    expect(steps.map(({ name }) => name).sort()).toEqual(exampleNames);
  });

  it('have variables of their own each', () => {
    const missing = exampleNames.filter((name) => !existsSync(`${root}/examples/${name}.variables.json`));
    expect(missing).toEqual([]);
  });

  it('show every operation of the schema', () => {
    const offered = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
      (type) => Object.keys(type?.getFields() ?? {}),
    );
    const shown = exampleNames.flatMap((name) => rootFieldsOf(parse(read(`examples/${name}.graphql`))));
    expect([...new Set(shown)].sort()).toEqual(offered.sort());
  });

  it('show every kind of message', () => {
    const kinds = schema.getPossibleTypes(schema.getType('Message') as GraphQLInterfaceType); // it is one
    const document = read('examples/conversation-messages.graphql');
    expect(kinds.filter(({ name }) => !document.includes(`... on ${name} {`))).toEqual([]);
  });

  it('work one after another against gateway and sandbox, with ids from earlier answers', async () => {
    await withStack(async (stack) => {
      const life = { stack, conversationId: '', relativePath: '', sequence: -1 };
      for (const { run } of steps) await run(life);
    });
  }, 60_000);

  it('change the TTR where the operator allows what is not confirmed', async () => {
    await withStack(
      async (stack) => {
        const document = generated.ChangeTtrDocument;
        const opened = generated.CreateConversationDocument;
        const { createConversation } = await dataOf(
          { stack },
          opened,
          variablesOf('create-conversation', opened),
        );
        const { id } = createConversation.conversation;
        const variables = inputOf('change-ttr', document, { conversationId: id });
        const { changeTtr } = await dataOf({ stack }, document, variables);
        expect(changeTtr).toEqual({ conversation: { id, ttr: 'URGENT' } });
      },
      { environment: { UNCONFIRMED_OPERATIONS: 'true' } },
    );
  });

  it.each(exampleNames)('%s is the document that was generated for it', (name) => {
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

/** Names of the fields of Query and Mutation that a document asks for. */
function rootFieldsOf({ definitions }: DocumentNode): string[] {
  return definitions
    .flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections : []))
    .flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}

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

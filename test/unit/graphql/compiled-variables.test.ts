import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildASTSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import type { VariableDefinitionNode } from 'graphql';
import { compileVariables } from '../../../src/graphql/compiled-variables.js';
import { isRecord } from '../../../src/liveperson/is-record.js';
import { jsonLike } from '../../support/hostile-json.js';

const folder = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const schema = buildASTSchema(parse(read('schema.graphql')), { assumeValid: true, assumeValidSDL: true });

function definitionsOf(document: string): readonly VariableDefinitionNode[] {
  return getOperationAST(parse(document))?.variableDefinitions ?? [];
}

/** What graphql-js makes of variables; undefined where they do not fit. */
function byGraphql(definitions: readonly VariableDefinitionNode[], given: Record<string, unknown>) {
  return getVariableValues(schema, definitions, given).coerced;
}

describe('compileVariables', () => {
  it.each([
    'create-conversation-full',
    'send-text',
    'acknowledge-messages',
    'click-action',
    'conversation-messages',
  ])('reads what is almost the variables of %s as graphql-js does', (name) => {
    const definitions = definitionsOf(read(`examples/${name}.graphql`));
    const readVariables = compileVariables(schema, definitions);
    const model: unknown = JSON.parse(read(`examples/${name}.variables.json`));
    let fitting = 0;
    fc.assert(
      fc.property(jsonLike(model), (text) => {
        const given: unknown = JSON.parse(text);
        fc.pre(isRecord(given));
        const own = readVariables(given);
        if (own === undefined) return;
        fitting += 1;
        expect(own).toEqual(byGraphql(definitions, given));
      }),
      // Of the largest about one in a hundred fits.
      { numRuns: 2000 },
    );
    expect(readVariables(model as Record<string, unknown>)).toEqual(
      byGraphql(definitions, model as Record<string, unknown>),
    ); // an object
    expect(fitting).toBeGreaterThan(0);
  });

  it('gives defaults, of variables and within inputs, and takes one for a list', () => {
    const definitions = definitionsOf(
      'query ($first: Int = 3, $input: CreateConversationInput!, $names: [String!]) { __typename }',
    );
    const readVariables = compileVariables(schema, definitions);
    const given = { input: { accountId: 1, routing: {} }, names: 'idp' };

    expect(readVariables(given)).toEqual({
      first: 3,
      input: { accountId: '1', routing: { channelType: 'MESSAGING' }, ifOpen: 'REJECT' },
      names: ['idp'],
    });
    expect(readVariables(given)).toEqual(byGraphql(definitions, given));
  });

  it.each([
    ['a required variable that is missing', {}],
    ['null for what is required', { input: null }],
    ['a member that is not known', { input: { accountId: '1', more: 1 } }],
    ['a list for an object', { input: [] }],
    ['a word that is none of an enum', { input: { accountId: '1', ifOpen: 'MAYBE' } }],
    [
      'a text for a number',
      { input: { accountId: '1', userProfile: { personalInfo: { age: { age: '7' } } } } },
    ],
    ['a member that every object has', JSON.parse('{"input":{"accountId":"1","__proto__":{}}}')],
  ])('leaves %s to graphql-js', (_what, given) => {
    const definitions = definitionsOf('query ($input: CreateConversationInput!) { __typename }');

    expect(compileVariables(schema, definitions)(given as Record<string, unknown>)).toBeUndefined();
  });
});

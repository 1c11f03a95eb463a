import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse, print, visit } from 'graphql';
import { judgeSchema } from '../../../scripts/judge-schema.js';

const quiet = { refused: [], announced: [], dangerous: [] };
const own = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');

/** Our own schema without any field, argument, member or value of this name. */
function withoutMember(name: string): string {
  const unless = (node: { readonly name: { readonly value: string } }) =>
    node.name.value === name ? null : undefined;
  const kinds = { FieldDefinition: unless, InputValueDefinition: unless, EnumValueDefinition: unless };
  return print(visit(parse(own), kinds));
}

/** A change, the schemas before and after it, and what stands before the colon of its sentence. */
type Row = readonly [change: string, released: string, next: string, paths: readonly string[]];

const broken: readonly Row[] = [
  ['a field goes', 'type Query { a: Int b: Int }', 'type Query { b: Int }', ['Query.a']],
  ['an answer may be null', 'type Query { a: Int! }', 'type Query { a: Int }', ['Query.a']],
  ['an argument goes', 'type Query { a(x: Int): Int }', 'type Query { a: Int }', ['Query.a.x']],
  [
    'an argument must be given',
    'type Query { a(x: Int): Int }',
    'type Query { a(x: Int!): Int }',
    ['Query.a.x'],
  ],
  [
    'an input wants more',
    'type Query { a(i: I): Int } input I { x: Int }',
    'type Query { a(i: I): Int } input I { x: Int y: Int! }',
    ['I.y'],
  ],
  ['a value goes', 'type Query { a: E } enum E { A B }', 'type Query { a: E } enum E { A }', ['E.B']],
  [
    'a type goes that a field led to',
    'type Query { a: T b: Int } type T { x: Int }',
    'type Query { b: Int }',
    ['Query.a', 'T'],
  ],
  [
    'a type goes of which only one way was deprecated',
    'type Query { a: T @deprecated b: T c: Int } type T { x: Int }',
    'type Query { c: Int }',
    ['Query.b', 'T'],
  ],
  [
    'a router loses its way to an entity',
    'type Query { a: T } type T @key(fields: "x") { x: ID! }',
    'type Query { a: T } type T { x: ID! }',
    ['T.@key'],
  ],
  [
    'an entity goes that no field led to',
    'type Query { a: Int } type T @key(fields: "x") { x: ID! }',
    'type Query { a: Int }',
    ['T'],
  ],
  [
    'a field is not shared any more',
    'type Query { a: Int @shareable }',
    'type Query { a: Int }',
    ['Query.a.@shareable'],
  ],
];

const announced: readonly Row[] = [
  ['a field', 'type Query { a: Int @deprecated b: Int }', 'type Query { b: Int }', ['Query.a']],
  ['an argument', 'type Query { a(x: Int @deprecated): Int }', 'type Query { a: Int }', ['Query.a.x']],
  [
    'a member of an input',
    'type Query { a(i: I): Int } input I { x: Int @deprecated y: Int }',
    'type Query { a(i: I): Int } input I { y: Int }',
    ['I.x'],
  ],
  ['a value', 'type Query { a: E } enum E { A B @deprecated }', 'type Query { a: E } enum E { A }', ['E.B']],
  [
    'a field with the type that only it led to',
    'type Query { a: T @deprecated b: Int } type T { x: U } type U { x: Int }',
    'type Query { b: Int }',
    ['Query.a', 'T', 'U'],
  ],
];

const dangerous: readonly Row[] = [
  ['a value more', 'type Query { a: E } enum E { A }', 'type Query { a: E } enum E { A B }', ['E.B']],
  [
    'another default',
    'type Query { a(x: Int = 1): Int }',
    'type Query { a(x: Int = 2): Int }',
    ['Query.a.x'],
  ],
];

const pathsOf = (sentences: readonly string[]): string[] =>
  sentences.map((sentence) => sentence.split(': ')[0] ?? '');

describe('a schema beside the last release', () => {
  it.each(broken)('is refused when %s without a word before', async (_change, released, next, paths) => {
    const verdict = await judgeSchema(released, next);
    expect(pathsOf(verdict.refused)).toEqual(paths);
  });

  it.each(announced)('may lose %s that the release deprecated', async (_what, released, next, paths) => {
    const verdict = await judgeSchema(released, next);
    expect({ ...verdict, announced: pathsOf(verdict.announced) }).toEqual({ ...quiet, announced: paths });
  });

  it('is refused when it loses what is deprecated only in the schema that comes', async () => {
    const released = 'type Query { a: Int b: Int }';
    const deprecating = 'type Query { a: Int @deprecated(reason: "b has it") b: Int }';
    expect(await judgeSchema(released, deprecating)).toEqual(quiet);
    expect(await judgeSchema(deprecating, 'type Query { b: Int }')).toMatchObject({ refused: [] });
    expect((await judgeSchema(released, 'type Query { b: Int }')).refused).toHaveLength(1);
  });

  it.each(dangerous)('lists %s and is not refused', async (_what, released, next, paths) => {
    const verdict = await judgeSchema(released, next);
    expect({ ...verdict, dangerous: pathsOf(verdict.dangerous) }).toEqual({ ...quiet, dangerous: paths });
  });

  it('passes in silence with more fields, and as it is', async () => {
    expect(await judgeSchema('type Query { a: Int }', 'type Query { a: Int b: Int }')).toEqual(quiet);
    expect(await judgeSchema(own, own)).toEqual(quiet);
  });

  it.each(['sendText', 'isComplete', 'RETURN_OPEN', 'idempotencyKey', 'eventsCursor'])(
    'is refused without our own %s',
    async (name) => {
      const without = withoutMember(name);
      expect(without).not.toBe(withoutMember('nobody'));
      const { refused } = await judgeSchema(own, without);
      expect(refused.join()).toContain(name);
    },
  );
});

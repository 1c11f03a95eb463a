import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { measureOperation } from '../../../src/graphql/measure-operation.js';
import { machineNow } from '../../support/machine-now.js';

const measure = (document: string) => measureOperation(parse(document));

describe('measureOperation', () => {
  it.each([
    ['{ a }', { depth: 1, rootFields: 1, aliases: 0, directives: 0, cost: 1 }],
    ['{ a { b { c } } d }', { depth: 3, rootFields: 2, cost: 4 }],
    ['{ x: a y: a { z: b } }', { aliases: 3, rootFields: 2 }],
    ['query @q { a @x @y { b @z } ... @w { c } }', { directives: 5, rootFields: 2 }],
    ['{ ... on Query { a ... { b } } }', { depth: 1, rootFields: 2 }],
    ['{ __typename x: __typename }', { aliases: 1, rootFields: 2 }],
  ])('measures %s', (document, size) => {
    expect(measure(document)).toMatchObject(size);
  });

  it('counts a fragment wherever it is spread', () => {
    const size = measure('{ a { ...F } b { ...F } } fragment F on T { x: c { d @e } }');

    expect(size).toMatchObject({ depth: 3, aliases: 2, directives: 2, rootFields: 2, cost: 6 });
  });

  it('counts a fragment by what it holds, whatever its name is', () => {
    expect(measure('{ a { ...__schema } } fragment __schema on T { b { c { d } } }')).toMatchObject({
      depth: 4,
    });
  });

  it.each([
    '{ ...A } fragment A on Query { a ...A }',
    '{ ...A } fragment A on Query { a ...B } fragment B on Query { b ...A }',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { c { ...A } }',
    '{ ...Missing }',
  ])('ends with fragments that lead nowhere: %s', (document) => {
    expect(measure(document).depth).toBeLessThan(3);
  });

  it('measures fragments of fragments without unfolding them', () => {
    const levels = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on T { x: a { ...F${n + 1} } y: a { ...F${n + 1} } }`,
    );
    const started = machineNow();

    const size = measure(`{ a { ...F0 } } ${levels.join(' ')} fragment F60 on T { a }`);

    expect(size.depth).toBe(62);
    expect(size.aliases).toBeGreaterThan(2 ** 59);
    expect(machineNow() - started).toBeLessThan(1000);
  });

  it('takes the largest of several operations', () => {
    expect(measure('query A { a } query B { b { c } d } mutation C { e: f }')).toMatchObject({
      depth: 2,
      rootFields: 2,
      aliases: 1,
    });
  });

  it.each([
    ['{ conversation { messages(first: 10) { edges { node { id } } } } }', 1 + 1 + 10 * 3],
    ['{ conversation { messages(last: $n) { isComplete } } }', 1 + 1 + 200],
    ['{ conversation { messages { isComplete } } }', 1 + 1 + 100],
    ['{ conversation { messages(first: 99999) { isComplete } } }', 1 + 1 + 200],
    ['{ conversations { messages(first: 1) { isComplete } } }', 1 + 20 * 2],
    ['{ conversation { messages(first: -99999) { isComplete } } }', 1 + 1 + 1],
    ['{ constructor { toString } }', 2],
  ])('counts what stands in lists as often as they are long: %s', (document, cost) => {
    expect(measure(document).cost).toBe(cost);
  });

  it('leaves room for introspection', () => {
    expect(measure(getIntrospectionQuery())).toMatchObject({ rootFields: 1, aliases: 0 });
    expect(measure(getIntrospectionQuery()).depth).toBeLessThanOrEqual(15);
  });
});

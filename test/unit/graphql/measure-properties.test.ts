import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'graphql';
import { measureOperation } from '../../../src/graphql/measure-operation.js';
import { machineNow } from '../../support/machine-now.js';

const names = fc.constantFrom('A', 'B', 'C', 'D', '__proto__', 'constructor', 'toString');
const argumentsText = fc.constantFrom(
  '',
  '(first: 3)',
  '(last: $n)',
  '(first: -1)',
  '(first: 99999999999)',
  '(last: "x")',
);

/** What may stand between braces: fields, inline fragments, and fragments that may spread themselves. */
const { selections } = fc.letrec<{ selections: string; selection: string }>((tie) => ({
  selection: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    names,
    names.map((name) => `...${name}`),
    fc
      .tuple(names, names, argumentsText, tie('selections'))
      .map(([alias, name, given, inside]) => `${alias}: ${name}${given} @x ${inside}`),
    tie('selections').map((inside) => `... ${inside}`),
  ),
  selections: fc
    .array(tie('selection'), { minLength: 1, maxLength: 4 })
    .map((each) => `{ ${each.join(' ')} }`),
}));

const fragments = fc.array(fc.tuple(names, selections), { maxLength: 8 });

describe('measureOperation', () => {
  it('ends soon with numbers for any document, whatever its fragments spread', () => {
    fc.assert(
      fc.property(selections, fragments, (operation, others) => {
        const definitions = others.map(([name, inside]) => `fragment ${name} on T ${inside}`);
        const document = parse(['query', operation, ...definitions].join(' '));
        const started = machineNow();
        const size = measureOperation(document);
        expect(machineNow() - started).toBeLessThan(1000);
        for (const number of Object.values(size) as readonly number[]) expect(number).not.toBeNaN();
        expect(size.cost).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { GatewayError } from '../../../src/errors/gateway-error.js';
import { paginate } from '../../../src/graphql/paginate.js';
import type { PageArgs } from '../../../src/graphql/paginate.js';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const page = (args: PageArgs, items: readonly string[] = letters) =>
  paginate(items, args, { positionOf: (item) => item, present: (item) => item });
const cursorOf = (item: string): string => {
  const edge = page({}).edges.find(({ node }) => node === item);
  if (edge === undefined) throw new Error(`no ${item}`);
  return edge.cursor;
};
/** The nodes as one text, and whether pages precede and follow. */
const shown = (args: PageArgs, items?: readonly string[]) => {
  const { edges, pageInfo } = page(args, items);
  return [edges.map(({ node }) => node).join(''), pageInfo.hasPreviousPage, pageInfo.hasNextPage];
};
function problemOf(args: PageArgs): unknown {
  try {
    page(args);
    return undefined;
  } catch (error) {
    return error instanceof GatewayError ? { code: error.code, fields: error.facts.fields } : error;
  }
}

describe('paginate', () => {
  it('shows everything when it fits', () => {
    expect(shown({})).toEqual(['abcdefghij', false, false]);
    expect(shown({ first: 10 })).toEqual(['abcdefghij', false, false]);
    expect(shown({ last: 10 })).toEqual(['abcdefghij', false, false]);
    expect(shown({ first: null, after: null, last: null, before: null })).toEqual([
      'abcdefghij',
      false,
      false,
    ]);
  });

  it.each(['straße', '✓'.repeat(341), '✓'.repeat(342), 'a'.repeat(1024), '\u{1f600}'.repeat(300)])(
    'gives a cursor that finds %s again',
    (item) => {
      const items = ['before', item, 'behind'];
      const [, edge] = page({}, items).edges;
      expect(Buffer.from(edge?.cursor ?? '', 'base64url').toString()).toBe(item);
      expect(shown({ after: edge?.cursor ?? '' }, items)).toEqual(['behind', true, false]);
    },
  );

  it('goes forward by first and after', () => {
    expect(shown({ first: 3 })).toEqual(['abc', false, true]);
    expect(shown({ first: 3, after: cursorOf('c') })).toEqual(['def', true, true]);
    expect(shown({ first: 3, after: cursorOf('g') })).toEqual(['hij', true, false]);
    expect(shown({ first: 3, after: cursorOf('j') })).toEqual(['', true, false]);
  });

  it('goes backward by last and before', () => {
    expect(shown({ last: 3 })).toEqual(['hij', true, false]);
    expect(shown({ last: 3, before: cursorOf('h') })).toEqual(['efg', true, true]);
    expect(shown({ last: 3, before: cursorOf('c') })).toEqual(['ab', false, true]);
    expect(shown({ last: 3, before: cursorOf('a') })).toEqual(['', false, true]);
  });

  it('cuts out what lies between two cursors', () => {
    expect(shown({ after: cursorOf('b'), before: cursorOf('f') })).toEqual(['cde', true, true]);
    expect(shown({ after: cursorOf('f'), before: cursorOf('b') })[0]).toBe('');
  });

  it('takes the first and of those the last, as Relay has it', () => {
    expect(shown({ first: 5, last: 2 })).toEqual(['de', true, true]);
    expect(shown({ first: 2, last: 5 })).toEqual(['ab', false, true]);
    expect(shown({ first: 4, last: 2, after: cursorOf('b'), before: cursorOf('i') })).toEqual([
      'ef',
      true,
      true,
    ]);
  });

  it('gives the cursors of the first and last edge, or none', () => {
    const { pageInfo } = page({ first: 2, after: cursorOf('d') });

    expect(pageInfo).toMatchObject({ startCursor: cursorOf('e'), endCursor: cursorOf('f') });
    expect(page({}, []).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it('walks a list that grows without a gap or a repeat', () => {
    const first = page({ first: 4 });
    const grown = [...letters, 'k'];
    const { edges } = page({ first: 200, after: first.pageInfo.endCursor }, grown);

    expect([...first.edges, ...edges].map(({ node }) => node).join('')).toBe('abcdefghijk');
  });

  it('shows 100 when nothing is said, and 200 at most', () => {
    const many = Array.from({ length: 300 }, (_, index) => String(index));

    expect(page({}, many).edges).toHaveLength(100);
    expect(page({ first: 200 }, many).edges).toHaveLength(200);
    expect(page({ last: 200 }, many).edges[0]?.node).toBe('100');
  });

  it.each([{ first: 0 }, { first: -1 }, { first: 201 }, { last: 0 }, { last: 201 }])(
    'refuses a page of that size: %j',
    (args) => {
      const [name = ''] = Object.keys(args);
      expect(problemOf(args)).toEqual({
        code: 'BAD_USER_INPUT',
        fields: [{ path: name, messages: [`${name} must be from 1 to 200`] }],
      });
    },
  );

  it.each(['after', 'before'])('refuses what is no cursor of the list: %s', (name) => {
    const refused = {
      code: 'BAD_USER_INPUT',
      fields: [{ path: name, messages: [`${name} must be a cursor of this connection`] }],
    };
    const strange = Buffer.from('z').toString('base64url');
    for (const cursor of ['a', strange, 'no cursor at all', '💥']) {
      expect(problemOf({ [name]: cursor })).toEqual(refused);
    }
  });
});

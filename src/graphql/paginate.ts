import { GatewayError } from '../errors/gateway-error.js';

/** Which page of a connection is asked for, as Relay's cursor connections have it. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** One page. */
export interface Page<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Most items of a page, and how many there are when nobody says. */
const largestPage = 200;
const usualPage = 100;

/** What a page is made of. */
export interface Pages<T, N> {
  /** Where an item stands: its cursor, and so the item's alone. */
  readonly positionOf: (item: T) => string;
  /** How an item is shown. */
  readonly present: (item: T) => N;
}

/** Cuts a page out of a list in order. A cursor is the position of an item, so it must be one of the list. */
export function paginate<T, N>(
  items: readonly T[],
  args: PageArgs,
  { positionOf, present }: Pages<T, N>,
): Page<N> {
  const { first, last } = checkedSizes(args);
  const placeOf = (cursor: string, name: string): number => positionIn(items.map(positionOf), cursor, name);
  const from = args.after ? placeOf(args.after, 'after') + 1 : 0;
  const to = args.before ? placeOf(args.before, 'before') : items.length;
  // Relay: the first of what the cursors leave, then the last of those.
  const end = first === undefined ? to : Math.min(to, from + first);
  const start = last === undefined ? from : Math.max(from, end - last);
  const edges = items
    .slice(start, Math.max(start, end))
    .map((item) => ({ cursor: encode(positionOf(item)), node: present(item) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function checkedSizes({ first, last }: PageArgs): { first?: number; last?: number } {
  for (const [name, size] of Object.entries({ first, last })) {
    if (size === null || size === undefined || (size >= 1 && size <= largestPage)) continue;
    throw badArgument(name, `${name} must be from 1 to ${largestPage}`);
  }
  if (last !== null && last !== undefined) return { last, ...(first ? { first } : {}) };
  return { first: first ?? usualPage };
}

function positionIn(positions: readonly string[], cursor: string, name: string): number {
  const index = positions.indexOf(Buffer.from(cursor, 'base64url').toString());
  if (index < 0) throw badArgument(name, `${name} must be a cursor of this connection`);
  return index;
}

/** One for all: made for each, twenty cursors take a third longer. */
const scratch = Buffer.alloc(1024);

function encode(position: string): string {
  // A character takes three bytes at most.
  if (position.length * 3 > scratch.length) return Buffer.from(position).toString('base64url');
  return scratch.toString('base64url', 0, scratch.write(position));
}

function badArgument(path: string, message: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', 'An argument breaks a rule.', {
    fields: [{ path, messages: [message] }],
  });
}

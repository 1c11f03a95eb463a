import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { noise } from '../support/upstream-noise.js';
import { faults } from './faults.js';
import { nameOf, operations } from './operations.js';
import type { Operation } from './operations.js';
import { playCell } from './play-cell.js';
import type { Cell } from './play-cell.js';
import { withFaultRig } from './rig.js';
import { writeTable } from './write-table.js';

/** Rigs that play their rows side by side: most of the time they wait. */
const rigs = 6;
const page = new URL('../../docs/faults.md', import.meta.url);

/** Operations for each rig: those of which the gateway must not have heard have one of their own. */
function shares(): readonly (readonly Operation[])[] {
  const known = operations.filter(({ isNewHere }) => isNewHere !== true);
  const others = Array.from({ length: rigs - 1 }, (_, rig) =>
    known.filter((_operation, at) => at % (rigs - 1) === rig),
  );
  return [operations.filter(({ isNewHere }) => isNewHere), ...others];
}

function play(rows: readonly Operation[]): Promise<Cell[]> {
  return withFaultRig({ isNewHere: rows[0]?.isNewHere === true }, async (rig) => {
    const played: Cell[] = [];
    for (const operation of rows)
      for (const fault of faults) played.push(await playCell(rig, operation, fault));
    return played;
  });
}

describe('every operation under every fault', () => {
  let cells: readonly Cell[] = [];

  beforeAll(async () => {
    const played = (await Promise.all(shares().map(play))).flat();
    cells = operations.flatMap((wanted) => played.filter(({ operation }) => operation === wanted));
  }, 600_000);

  const told = (wanted: (cell: Cell) => boolean): string[] =>
    cells
      .filter(wanted)
      .map(({ operation, fault, error }) => `${nameOf(operation)}: ${fault.name}: ${error?.code ?? 'done'}`);

  it('is all that callers can ask for and LivePerson is asked about', () => {
    const schema = buildASTSchema(
      parse(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')),
      {
        assumeValidSDL: true,
      },
    );
    const offered = [schema.getMutationType(), schema.getQueryType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).filter((field) => !field.startsWith('_')),
    );

    expect([...new Set(operations.map(({ field }) => field))].sort()).toEqual(
      [...offered, 'POST /files'].sort(),
    );
    expect(cells).toHaveLength(operations.length * faults.length);
  });

  it('is what docs/faults.md says', () => {
    const table = writeTable(cells);
    if (process.env['UPDATE_FAULTS'] === '1') writeFileSync(page, table);

    expect(readFileSync(page, 'utf8')).toBe(table);
  });

  it('succeeds where nothing fails', () => {
    expect(told(({ fault, error }) => fault.name === 'none' && error !== undefined)).toEqual([]);
  });

  it('never counts as a fault of the gateway', () => {
    expect(told(({ error }) => error?.code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
  });

  it('tells nothing of what LivePerson wrote', () => {
    expect(told(({ text }) => text.includes(noise))).toEqual([]);
  });

  it('has an unknown outcome only when it changes something, left, and got no answer that can be read', () => {
    const isUnknowable = ({ operation, fault }: Cell) => operation.kind !== 'read' && fault.isDoubt === true;

    expect(told((cell) => cell.error?.outcome === 'UNKNOWN' && !isUnknowable(cell))).toEqual([]);
  });

  it('says that nothing was sent only when nothing can have taken effect', () => {
    const isHarmless = ({ operation, fault }: Cell) => operation.kind === 'read' || fault.isDoubt !== true;

    expect(told((cell) => cell.error?.outcome === 'NOT_SENT' && !isHarmless(cell))).toEqual([]);
  });

  it('is unsafe to repeat only when it happens once, has no key, and nobody knows what became of it', () => {
    const isUnsafe = ({ operation, error }: Cell) =>
      operation.kind === 'once' && operation.isKeyed !== true && error?.outcome === 'UNKNOWN';

    expect(told((cell) => cell.error?.safeToRepeat === false && !isUnsafe(cell))).toEqual([]);
    expect(told((cell) => isUnsafe(cell) && cell.error?.safeToRepeat !== false)).toEqual([]);
  });

  it('reaches LivePerson once where it must happen once and its answer is lost', () => {
    const isAlone = ({ operation, fault }: Cell) =>
      operation.kind === 'once' && fault.isDoubt === true && operation.field !== 'createConversation';

    expect(told((cell) => isAlone(cell) && cell.arrivals !== 1)).toEqual([]);
  });

  it('opens a conversation again only with a key, because a consumer has one at most', () => {
    const isCreate = ({ operation, fault }: Cell) =>
      operation.field === 'createConversation' && fault.isDoubt === true;

    expect(
      told((cell) => isCreate(cell) && cell.arrivals > (cell.operation.isKeyed === true ? 2 : 1)),
    ).toEqual([]);
  });

  it('passes over what happens once where it may be repeated', () => {
    const passes = ['reset, once', '503, once', '429, once'];
    const isRepeated = ({ operation, fault }: Cell) =>
      passes.includes(fault.name) && operation.kind !== 'once' && operation.variant !== 'its bytes';

    expect(told((cell) => isRepeated(cell) && cell.error !== undefined)).toEqual([]);
  });

  it('says when to come again where it is refused for the moment', () => {
    const passing = ['UPSTREAM_RATE_LIMITED', 'RATE_LIMITED'];

    expect(
      told(({ error }) => passing.includes(error?.code ?? '') && !((error?.retryAfterMs ?? 0) >= 1000)),
    ).toEqual([]);
  });
});

import { addForgotten, mentions, nothingForgotten } from '../forgotten.js';
import type { ForgettableConsumer, Forgotten } from '../forgotten.js';
import type { Keys } from './keys.js';
import type { Ledger } from './ledger.js';
import type { Entry, Table, Writer } from './table.js';
import { below } from './table-key.js';

/** What forgetting stands on. */
export interface TableForgettingParts {
  readonly ledger: Ledger;
  readonly keys: Keys;
  readonly writer: Writer;
}

/** Most conversations in one write, which holds up all others. */
const mostAtOnce = 20;
/** Most entries that are looked at in one go. */
const pageSize = 500;

/** Forgets consumers, in pieces. */
export class TableForgetting {
  constructor(private readonly parts: TableForgettingParts) {}

  /** Removes what is kept of a consumer. */
  async forget(consumer: ForgettableConsumer): Promise<Forgotten> {
    const { ledger, writer } = this.parts;
    const names = new Set([consumer.lpConsumerId]);
    let all = nothingForgotten;
    for (;;) {
      const { ids, forgotten } = await writer.write(() => ledger.forgetOwned(consumer, mostAtOnce));
      if (ids.length === 0) break;
      for (const id of ids) names.add(id);
      all = addForgotten(all, forgotten);
    }
    return { ...all, outcomes: await this.#forgetOutcomes(names) };
  }

  /** Participant ids at LivePerson of the consumers whom records call so. */
  async consumersNamed(accountId: string, extConsumerId: string): Promise<readonly string[]> {
    const found = new Set<string>();
    for await (const page of pagesOf(this.parts.ledger.tables.conversations, below(accountId))) {
      for (const { value } of page) {
        const { record } = value;
        if (record?.extConsumerId === extConsumerId && record.lpConsumerId !== '')
          found.add(record.lpConsumerId);
      }
    }
    return [...found];
  }

  async #forgetOutcomes(names: ReadonlySet<string>): Promise<number> {
    const { ledger, keys, writer } = this.parts;
    const isAbout = (outcome: unknown): boolean => mentions(outcome, names);
    let count = 0;
    for await (const page of pagesOf(ledger.tables.keyAges, everyTime)) {
      const about = page.filter(({ value }) => isAbout(keys.get(value)?.outcome));
      if (about.length === 0) continue;
      const gone = await writer.write(() => about.filter(({ value }) => keys.forget(value, isAbout)).length);
      count += gone;
    }
    return count;
  }
}

/** All keys that begin with a time. */
const everyTime = { from: '0', to: ':' };

/** The entries of a range, page by page; others are served between two pages. */
async function* pagesOf<V>(
  table: Table<V>,
  { from, to }: { readonly from: string; readonly to: string },
): AsyncGenerator<readonly Entry<V>[]> {
  let next = from;
  for (;;) {
    const page = table.range({ from: next, to, limit: pageSize });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    next = `${last.key} `;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

import { randomBytes } from 'node:crypto';
import { tableKey } from './table-key.js';
import type { Table, Writer } from './table.js';

/** The secret of a name; the first one made stays. */
export async function tableSecret(table: Table<string>, writer: Writer, name: string): Promise<Buffer> {
  const key = tableKey(name);
  const made = randomBytes(32).toString('base64url');
  const kept =
    table.get(key) ??
    (await writer.write(() => {
      const other = table.get(key);
      if (other === undefined) table.put(key, made);
      return other ?? made;
    }, 'grow'));
  return Buffer.from(kept, 'base64url');
}

import type { Alarm } from './alarm-store.js';
import type { StoreOptions, StoreSet } from './store-set.js';
import { MemoryTable } from './tables/memory-table.js';
import { MemoryWriter } from './tables/memory-writer.js';
import { createTableStoreSet } from './tables/table-store-set.js';
import type { KeptKey } from './tables/kept-key.js';
import type { KeptConversation, KeptMessage, LogEntry } from './tables/tables.js';
import type { ConversationKey } from './conversation-store.js';
import { Watchers } from './watchers.js';

/** Stores in the memory of one process, for tests and trials: they are gone after a restart. */
export function createMemoryStores(options: StoreOptions): StoreSet {
  const writer = new MemoryWriter();
  const table = <V>(): MemoryTable<V> => new MemoryTable<V>(writer);
  return createTableStoreSet({
    tables: {
      conversations: table<KeptConversation>(),
      log: table<LogEntry>(),
      identities: table<number>(),
      messages: table<KeptMessage>(),
      owned: table<string>(),
      open: table<string>(),
      dialogs: table<string>(),
      silent: table<string>(),
      due: table<ConversationKey>(),
      accounts: table<number>(),
      keys: table<KeptKey>(),
      keyAges: table<string>(),
      alarms: table<Alarm>(),
      alarmTimes: table<string>(),
      secrets: table<string>(),
    },
    writer,
    watchers: new Watchers(),
    options,
    sizes: () => ({ kind: 'memory' }),
    release: () => Promise.resolve(),
  });
}

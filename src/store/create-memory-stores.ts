import type { Alarm } from './alarm-store.js';
import type { StoreOptions, StoreSet } from './store-set.js';
import { KeyGroups } from './tables/key-groups.js';
import { KeyList } from './tables/key-list.js';
import { KeyMap } from './tables/key-map.js';
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
  const table = <V>(): MemoryTable<V> => new MemoryTable<V>(writer, new KeyMap<V>());
  const group = <V>(): MemoryTable<V> => new MemoryTable<V>(writer, new KeyGroups<V>());
  const index = <V>(): MemoryTable<V> => new MemoryTable<V>(writer, new KeyList<V>());
  return createTableStoreSet({
    tables: {
      conversations: table<KeptConversation>(),
      log: group<LogEntry>(),
      identities: table<number>(),
      messages: group<KeptMessage>(),
      owned: group<string>(),
      open: table<string>(),
      dialogs: table<string>(),
      silent: index<string>(),
      due: index<ConversationKey>(),
      accounts: table<number>(),
      keys: table<KeptKey>(),
      keyAges: index<string>(),
      alarms: table<Alarm>(),
      alarmTimes: index<string>(),
      secrets: table<string>(),
    },
    writer,
    watchers: new Watchers(),
    options,
    sizes: () => ({ kind: 'memory' }),
    release: () => Promise.resolve(),
  });
}

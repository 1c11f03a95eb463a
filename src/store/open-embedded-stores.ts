import { join } from 'node:path';
import { open } from 'lmdb';
import type { RootDatabase } from 'lmdb';
import type { Alarm } from './alarm-store.js';
import type { ConversationKey } from './conversation-store.js';
import type { StoreOptions, StoreSet } from './store-set.js';
import { ForeignCommits } from './tables/foreign-commits.js';
import { GroupCommit } from './tables/group-commit.js';
import type { KeptKey } from './tables/kept-key.js';
import { LmdbTable } from './tables/lmdb-table.js';
import { createTableStoreSet } from './tables/table-store-set.js';
import type { KeptConversation, KeptMessage, LogEntry, Tables } from './tables/tables.js';
import { Watchers } from './watchers.js';

/** Where the embedded store is, and how large it may be. */
export interface EmbeddedStoreOptions extends StoreOptions {
  /** A folder of its own is made in it. */
  readonly dataDir: string;
  /** Bytes of data; what would make it larger is refused. The file may be larger by what it had to hold at once. */
  readonly maxBytes: number;
}

/** How often a process looks whether another one wrote into the same store. */
const foreignPollMs = 250;

/** Stores on the disk of one machine. Throws when the folder cannot be written. */
export function openEmbeddedStores(options: EmbeddedStoreOptions): StoreSet {
  // Without overlapping syncs a commit is over when it is on the disk, and what can be read is there too. Opening
  // clears the readers table of processes that were killed; their locks are robust mutexes, which pass on.
  const root = open({ path: join(options.dataDir, 'store'), overlappingSync: false, maxDbs: 16 });
  const tables = openTables(root);
  const watchers = new Watchers();
  const all = Object.values(tables) as LmdbTable<unknown>[]; // as `openTables` made them
  const usedBytes = (): number => all.reduce((sum, table) => sum + table.usedBytes, 0);
  const foreign: ForeignCommits = new ForeignCommits({
    newest: () => newestTransaction(root),
    isBusy: () => writer.isBusy,
    noticed: () => watchers.wakeAll(),
  });
  const writer: GroupCommit = new GroupCommit({
    root,
    // Asked before each commit: as long as the file is smaller nothing in it has to be counted, table by table.
    isFull: () => fileBytes(root) >= options.maxBytes && usedBytes() >= options.maxBytes,
    committed: foreign.note,
  });
  const look = setInterval(foreign.look, foreignPollMs).unref();
  return createTableStoreSet({
    tables,
    writer,
    watchers,
    options,
    sizes: () => ({ kind: 'embedded', usedBytes: usedBytes(), maxBytes: options.maxBytes }),
    release: async () => {
      clearInterval(look);
      await writer.close();
      await root.close();
    },
  });
}

function openTables(root: RootDatabase): Tables {
  const table = <V>(name: keyof Tables): LmdbTable<V> =>
    new LmdbTable<V>(root.openDB<V, string>(name, { encoding: 'msgpack', ...plainMaps }));
  return {
    conversations: table<KeptConversation>('conversations'),
    log: table<LogEntry>('log'),
    identities: table<number>('identities'),
    messages: table<KeptMessage>('messages'),
    owned: table<string>('owned'),
    open: table<string>('open'),
    dialogs: table<string>('dialogs'),
    silent: table<string>('silent'),
    due: table<ConversationKey>('due'),
    accounts: table<number>('accounts'),
    keys: table<KeptKey>('keys'),
    keyAges: table<string>('keyAges'),
    alarms: table<Alarm>('alarms'),
    alarmTimes: table<string>('alarmTimes'),
    secrets: table<string>('secrets'),
  };
}

/** Objects are stored as maps that any reader of msgpack knows. */
const plainMaps = { useRecords: false };

function newestTransaction(root: RootDatabase): number {
  return statsOf(root).lastTxnId;
}

/** Bytes of the file so far; what was removed from it is counted until it is used again. */
function fileBytes(root: RootDatabase): number {
  const { lastPageNumber, pageSize } = statsOf(root);
  return (lastPageNumber + 1) * pageSize;
}

interface RootStats {
  readonly lastTxnId: number;
  readonly lastPageNumber: number;
  readonly pageSize: number;
}

function statsOf(root: RootDatabase): RootStats {
  return root.getStats() as RootStats; // lmdb's types leave its members open
}

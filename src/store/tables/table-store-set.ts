import { MemoryRate } from '../memory-rate.js';
import type { StoreOptions, StoreSet, StoreStats } from '../store-set.js';
import type { Watchers } from '../watchers.js';
import { Keys } from './keys.js';
import { Ledger } from './ledger.js';
import { LocalLiveChannel } from './local-live-channel.js';
import type { Writer } from './table.js';
import { TableAlarmStore } from './table-alarm-store.js';
import { TableConversationStore } from './table-conversation-store.js';
import { TableEventLog } from './table-event-log.js';
import { TableForgetting } from './table-forgetting.js';
import { TableIdempotencyStore } from './table-idempotency-store.js';
import { TableMessageStore } from './table-message-store.js';
import { tableSecret } from './table-secrets.js';
import type { Tables } from './tables.js';

/** Tables, and what writes them. */
export interface TableStoreParts {
  readonly tables: Tables;
  readonly writer: Writer;
  readonly watchers: Watchers;
  readonly options: StoreOptions;
  /** What kind of store it is, and the room it takes. */
  readonly sizes: () => Pick<StoreStats, 'kind' | 'usedBytes' | 'maxBytes'>;
  /** Lets go of the tables. */
  readonly release: () => Promise<void>;
}

/** Most conversations, and as many keys, that one sweep looks at. */
const mostSwept = 500;

/** The stores over one set of tables. */
export function createTableStoreSet(parts: TableStoreParts): StoreSet {
  const { tables, writer, watchers, options } = parts;
  const { now } = options;
  const ledger = new Ledger(tables, options);
  const keys = new Keys({ tables, options: options.keys, now });
  const forgetting = new TableForgetting({ ledger, keys, writer });
  let isClosed = false;
  const idempotency = new TableIdempotencyStore({
    keys,
    writer,
    watchers,
    now,
    pollMs: options.keys.pollMs,
    isClosed: () => isClosed,
  });
  return {
    conversations: new TableConversationStore(ledger, keys, writer),
    messages: new TableMessageStore(ledger, writer),
    events: new TableEventLog({ ledger, writer, watchers, now }),
    idempotency,
    live: new LocalLiveChannel(),
    alarms: new TableAlarmStore({ tables, writer, now }),
    secret: (name) => tableSecret(tables.secrets, writer, name),
    rate: (_name, perMinute) => new MemoryRate(perMinute),
    warnings: [],
    forget: (consumer) => forgetting.forget(consumer),
    consumersNamed: (accountId, extConsumerId) => forgetting.consumersNamed(accountId, extConsumerId),
    sweep: () => writer.write(() => ledger.visitDue(mostSwept) + keys.forgetOld(mostSwept)),
    stats: () => Promise.resolve({ ...parts.sizes(), ...sizesOf(tables), watchers: watchers.size }),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      watchers.wakeAll();
      await parts.release();
    },
  };
}

function sizesOf({ conversations, log, messages, keys }: Tables): Partial<StoreStats> {
  return {
    conversations: conversations.size,
    events: log.size,
    messages: messages.size,
    keys: keys.size,
  };
}

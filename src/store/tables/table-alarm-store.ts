import type { Alarm, AlarmStore } from '../alarm-store.js';
import type { Writer } from './table.js';
import { tableKey } from './table-key.js';
import type { Tables } from './tables.js';

/** What alarms in tables stand on. */
export interface TableAlarmParts {
  readonly tables: Tables;
  readonly writer: Writer;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Alarms in tables. */
export class TableAlarmStore implements AlarmStore {
  constructor(private readonly parts: TableAlarmParts) {}

  set(alarm: Alarm): Promise<void> {
    const { alarms, alarmTimes } = this.parts.tables;
    return this.parts.writer.write(() => {
      this.#remove(alarms.get(tableKey(alarm.id)));
      alarms.put(tableKey(alarm.id), alarm);
      alarmTimes.put(tableKey(alarm.dueAt, alarm.id), alarm.id);
    }, 'grow');
  }

  async take(id: string, token?: string): Promise<boolean> {
    // Most often there is none: then nothing is written.
    if (this.#find(id, token) === undefined) return false;
    return this.parts.writer.write(() => this.#remove(this.#find(id, token)));
  }

  due(limit: number): Promise<readonly Alarm[]> {
    const { tables, now } = this.parts;
    const due = tables.alarmTimes.range({ from: '0', to: tableKey(now() + 1), limit });
    return Promise.resolve(due.flatMap(({ value }) => tables.alarms.get(tableKey(value)) ?? []));
  }

  #find(id: string, token: string | undefined): Alarm | undefined {
    const kept = this.parts.tables.alarms.get(tableKey(id));
    return token === undefined || kept?.token === token ? kept : undefined;
  }

  #remove(kept: Alarm | undefined): boolean {
    if (kept === undefined) return false;
    this.parts.tables.alarms.remove(tableKey(kept.id));
    this.parts.tables.alarmTimes.remove(tableKey(kept.dueAt, kept.id));
    return true;
  }
}

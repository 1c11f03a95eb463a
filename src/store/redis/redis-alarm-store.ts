import type { Alarm, AlarmStore } from '../alarm-store.js';
import { alarmKeys } from './redis-keys.js';
import type { RedisScripts } from './redis-scripts.js';

/** Alarms in Redis, all in one slot: they are few, and gone soon. */
export class RedisAlarmStore implements AlarmStore {
  constructor(
    private readonly scripts: RedisScripts,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  async set(alarm: Alarm): Promise<void> {
    const { id, token, dueAt } = alarm;
    await this.scripts.run('setAlarm', alarmKeys, [id, dueAt, `${token} ${JSON.stringify(alarm)}`]);
  }

  async take(id: string, token?: string): Promise<boolean> {
    const beginning = token === undefined ? '' : `${token} `;
    return (await this.scripts.run('takeAlarm', alarmKeys, [id, beginning])) === 1;
  }

  async due(limit: number): Promise<readonly Alarm[]> {
    const kept = await this.scripts.run('dueAlarms', alarmKeys, [this.now(), limit]);
    return (kept as readonly string[]).map(readAlarm); // as the script gives it
  }
}

function readAlarm(kept: string): Alarm {
  return JSON.parse(kept.slice(kept.indexOf(' ') + 1)) as Alarm; // written by `set`
}

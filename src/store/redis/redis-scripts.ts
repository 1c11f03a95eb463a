import type { Cluster, Redis } from 'ioredis';
import { alarmScripts } from './alarm-scripts.js';
import { ownerScripts } from './owner-scripts.js';
import { scripts as otherScripts } from './scripts.js';
import { writeTogether } from './write-together.js';

const scripts = { ...otherScripts, ...alarmScripts, ...ownerScripts };

/** The name of a script. */
export type ScriptName = keyof typeof scripts;

type Command = (...keysAndArguments: readonly (string | number)[]) => Promise<unknown>;

/** Scripts over the one key that their arguments speak of. */
const ofOneKey: readonly string[] = ['hear', 'claim', 'settle', 'release'];

/** Scripts on one connection: sent by their hash, and in full to a Redis that does not know them yet. */
export class RedisScripts {
  constructor(private readonly connection: Redis | Cluster) {
    for (const [name, lua] of Object.entries(scripts)) {
      connection.defineCommand(commandOf(name), { lua, numberOfKeys: numberOfKeys(name) });
    }
  }

  /** Runs a script; all keys are of one slot. */
  run(
    name: ScriptName,
    keys: readonly string[],
    values: readonly (string | number)[] = [],
  ): Promise<unknown> {
    const commands = this.connection as unknown as Record<string, Command>; // defined above
    const command = commands[commandOf(name)];
    if (command === undefined) throw new Error(`no script ${name}`);
    writeTogether(this.connection);
    return command.call(this.connection, ...keys, ...values);
  }
}

/** Scripts that are not of one key, of alarms or of a consumer take the five keys of a conversation. */
function numberOfKeys(name: string): number {
  if (name in alarmScripts || name in ownerScripts) return 2;
  return ofOneKey.includes(name) ? 1 : 5;
}

function commandOf(name: string): string {
  return `gateway_${name}`;
}

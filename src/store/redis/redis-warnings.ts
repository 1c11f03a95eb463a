import type { Cluster, Redis } from 'ioredis';

/** What is wrong for a store with each setting, where its value is not one of those that are right. */
const wanted = [
  {
    setting: 'appendonly',
    right: ['yes'],
    why: 'what Redis was told since its last snapshot is gone when it ends unexpectedly; set it to yes',
  },
  {
    setting: 'appendfsync',
    right: ['always'],
    why: 'Redis answers before it has written, and what it answered in its last second or two can be gone when it ends unexpectedly; set it to always',
  },
  {
    setting: 'maxmemory-policy',
    right: ['noeviction'],
    why: 'Redis may remove events and claims that are still needed when memory runs short; set it to noeviction',
  },
] as const;

/** How Redis is set up to lose what it is told; empty when it is not. */
export async function redisWarnings(commands: Redis | Cluster): Promise<string[]> {
  const warnings = await Promise.all(
    wanted.map(async ({ setting, right, why }) => {
      const value = await readSetting(commands, setting);
      if (value === undefined) return [`Redis does not tell its ${setting}; it should be ${right[0]}.`];
      return (right as readonly string[]).includes(value) ? [] : [`Redis has ${setting} ${value}: ${why}.`];
    }),
  );
  return warnings.flat();
}

/** Hosted services often refuse CONFIG. */
async function readSetting(commands: Redis | Cluster, setting: string): Promise<string | undefined> {
  try {
    const answer = await commands.config('GET', setting);
    return (answer as string[])[1]; // a name and its value
  } catch {
    return undefined;
  }
}

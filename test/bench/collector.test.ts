import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const script = fileURLToPath(new URL('../../bench/guard/count-collections.mjs', import.meta.url));
/** So little that V8 must collect again and again. */
const little = '--heap-growing-percent=10';

/** How many whole collections there were; the set-up is told of these options, though node has all of `real`. */
async function collections(real: readonly string[], told: readonly string[]): Promise<number> {
  const args = ['--expose-gc', ...real, script, ...told];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: {} });
  return Number(stdout);
}

describe('the heap of a gateway', () => {
  it('may double before V8 collects all of it', async () => {
    expect(await collections([little], [])).toBe(0);
  });

  it('grows as node was told, where it was told', async () => {
    expect(await collections([little], [little])).toBeGreaterThan(0);
  });
});

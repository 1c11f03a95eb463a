import { describe, expect, it } from '@jest/globals';
import { withProgram } from '../support/spawned-program.js';
import { withPair } from '../support/start-pair.js';

const exitCode = async (PORT: string): Promise<number | null> => {
  let code: number | null = null;
  await withProgram('scripts/healthcheck.mjs', { PORT }, async (program) => {
    code = await program.exited();
  });
  return code;
};

describe('the health check of the container', () => {
  it('says that a gateway lives, and that one is gone', async () => {
    let port = '';
    await withPair(async ({ server }) => {
      port = String(server.port);
      expect(await exitCode(port)).toBe(0);
    });
    expect(await exitCode(port)).toBe(1);
  });
});

import type { RunningSandbox } from '../../../sandbox/running-sandbox.js';
import type { SandboxOptions } from '../../../sandbox/sandbox-options.js';
import { startSandbox } from '../../../sandbox/start-sandbox.js';

/** Runs a test against a sandbox of its own, and closes it. */
export async function withSandbox(
  run: (sandbox: RunningSandbox) => Promise<void>,
  options: SandboxOptions = {},
): Promise<void> {
  const sandbox = await startSandbox(options);
  try {
    await run(sandbox);
  } finally {
    await sandbox.close();
  }
}

import type { RunningSandbox } from '../../../sandbox/running-sandbox.js';
import type { SandboxOptions } from '../../../sandbox/sandbox-options.js';
import { startSandbox } from '../../../sandbox/start-sandbox.js';
import { createSigningKey } from '../../../sandbox/tokens/signing-key.js';

// One key for a file of tests: making it is most of what a start takes, and no test is about it.
const signingKey = createSigningKey(Date.now());

/** Runs a test against a sandbox of its own, and closes it. */
export async function withSandbox(
  run: (sandbox: RunningSandbox) => Promise<void>,
  options: SandboxOptions = {},
): Promise<void> {
  const sandbox = await startSandbox({ signingKey: await signingKey, ...options });
  try {
    await run(sandbox);
  } finally {
    await sandbox.close();
  }
}

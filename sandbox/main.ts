import { describeSandbox } from './describe-sandbox.js';
import { BadSetting, readSandboxEnvironment } from './read-sandbox-environment.js';
import { startSandbox } from './start-sandbox.js';

try {
  const sandbox = await startSandbox(readSandboxEnvironment(process.env));
  const { url, accounts } = sandbox;
  console.log(process.argv.includes('--json') ? JSON.stringify({ url, accounts }) : describeSandbox(sandbox));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
  }
} catch (problem) {
  console.error(explain(problem));
  process.exitCode = 1;
}

function explain(problem: unknown): string {
  if (problem instanceof BadSetting) return problem.message;
  const code = (problem as NodeJS.ErrnoException).code; // Node.js puts a code on what the system refuses.
  if (code === 'EADDRINUSE') return 'SANDBOX_PORT is taken by another program.';
  if (code === 'EACCES') return 'SANDBOX_PORT may not be opened by this user.';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is no address of this machine.';
  return `The sandbox could not start: ${problem instanceof Error ? problem.message : String(problem)}`;
}

import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program that was started by a test. */
export interface SpawnedProgram {
  /** Standard output and standard error, as they came. */
  output(): string;
  /** The first match of a form in the output; fails when the program ends, or the deadline passes, without one. */
  waitFor(form: RegExp, deadlineMs?: number): Promise<RegExpExecArray>;
  /** The exit code, null after a signal; fails at the deadline. */
  exited(deadlineMs?: number): Promise<number | null>;
  signal(name: NodeJS.Signals): void;
}

/** A script of the project, with its arguments if it has any. */
type Script = string | readonly string[];

/** A start takes two seconds, and twenty where other suites take both cores of a machine that is slow anyway. */
const usualDeadlineMs = 45_000;

/** Starts `node <script>` in the project with this environment and nothing else of ours. */
function spawnProgram(script: Script, environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [script].flat(), {
    cwd: root,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      changed();
    });
  }
  let ended = false;
  child.once('close', () => {
    ended = true;
    changed();
  });
  const until = <T>(what: string, look: () => T | undefined, deadlineMs: number): Promise<T> =>
    new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        listeners.delete(check);
        settle();
      };
      const fail = (why: string): void =>
        finish(() => reject(new Error(`${what}: ${why}. Output:\n${output}`)));
      const check = (): void => {
        const found = look();
        if (found !== undefined) finish(() => resolve(found));
        else if (ended) fail(`the program ended with ${child.exitCode ?? child.signalCode ?? 'nothing'}`);
      };
      const timer = setTimeout(() => fail(`not within ${deadlineMs} ms`), deadlineMs);
      listeners.add(check);
      check();
    });
  const program: SpawnedProgram = {
    output: () => output,
    waitFor: (form, deadlineMs = usualDeadlineMs) =>
      until(`waiting for ${String(form)}`, () => form.exec(output) ?? undefined, deadlineMs),
    exited: async (deadlineMs = usualDeadlineMs) => {
      await until('waiting for the end', () => ended || undefined, deadlineMs);
      return child.exitCode;
    },
    signal: (name) => {
      child.kill(name);
    },
  };
  const stop = (): void => {
    if (!ended) child.kill('SIGKILL');
  };
  return { program, stop };
}

/** Runs a test with a program that it may signal; ends it when the test ends, and gives what the test gives. */
export async function withProgram<T>(
  script: Script,
  environment: Readonly<Record<string, string>>,
  run: (program: SpawnedProgram) => Promise<T>,
): Promise<T> {
  const { program, stop } = spawnProgram(script, environment);
  try {
    return await run(program);
  } finally {
    stop();
    await program.exited();
  }
}

/** Builds what is stale in dist/, as every npm command does. */
export async function build(): Promise<void> {
  await withProgram('scripts/build.mjs', {}, async (program) => {
    const code = await program.exited(60_000);
    if (code !== 0) throw new Error(program.output());
  });
}

/** What a command line prints, run as a person would: by a shell. Fails when the command does. */
export function runInShell(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', line], (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`failed: ${line}`, { cause: error }));
    });
  });
}

// Programs under measurement, each in a process of its own, pinned to a core where the machine can.
import { fork, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Whether processes can be kept on one core. */
export const canPin = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;
const running = new Map();
let endedMs = 0;
let reader;

/** The core of the server under measurement. */
export const serverCore = 0;
/** The core of the load generator and of the stub upstream. */
export const loadCore = 1;

/** Keeps a process on one core; does nothing where that cannot be had. */
export function pin(pid, core) {
  if (canPin && core !== undefined) spawnSync('taskset', ['-a', '-p', '-c', String(core), String(pid)]);
}

/** Logs are written into a pipe that is read, as in production: writing to nowhere would cost less. */
function logReader() {
  if (reader) return reader.stdin;
  reader = spawn('sh', ['-c', 'exec cat > /dev/null'], { stdio: ['pipe', 'ignore', 'ignore'] });
  pin(reader.pid, loadCore);
  reader.unref();
  reader.stdin.unref();
  return reader.stdin;
}

/**
 * Starts a module and waits for the message with its port; with `log: true` its output is read, with `log: 'pipe'` by who
 * started it.
 */
export async function startChild(module, { core, env = {}, args = [], execArgv = [], log = false } = {}) {
  const child = fork(module, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv,
    stdio: ['ignore', log === true ? logReader() : log || 'ignore', 'inherit', 'ipc'],
  });
  pin(child.pid, core);
  const { ended, stop } = watched(child);
  const port = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.port));
    void ended.then((code) => reject(new Error(`${module} ended with ${code}`)));
  });
  return { port, pid: child.pid, child, stop };
}

/** Counts a process among the benchmark's own: its processor time, and its end at the end of all. */
export function watched(child) {
  const { pid } = child;
  running.set(pid, child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  void ended.then(() => running.delete(pid));
  const stop = async () => {
    if (!running.has(pid)) return;
    endedMs += cpuMs(pid);
    running.delete(pid);
    child.kill('SIGKILL');
    await ended;
  };
  return { ended, stop };
}

/** Ends what is still running, but for some. */
export function stopChildren(keep = []) {
  for (const [pid, child] of running) {
    if (keep.includes(pid)) continue;
    running.delete(pid);
    child.kill('SIGKILL');
  }
}

/** Ends the reader of logs. */
export function stopLogReader() {
  reader?.stdin.destroy();
}

/** User and system time of a process so far, in milliseconds; finer than a tick where the kernel tells. */
export function cpuMs(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const spent = threads.map((id) =>
      Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]),
    );
    const sum = spent.reduce((total, one) => total + one, 0) / 1e6;
    if (sum > 0) return sum;
  } catch {
    // A thread that ended in between, or a kernel that does not tell.
  }
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Processor time of the benchmark and of all that it started, in milliseconds. */
export function ownCpuMs() {
  const others = reader ? [...running.keys(), reader.pid] : [...running.keys()];
  return others.reduce((sum, pid) => sum + cpuMs(pid), endedMs + cpuMs(process.pid));
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

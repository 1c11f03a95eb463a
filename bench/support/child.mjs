// Programs under measurement, each in a process of its own, pinned to a core where the machine can.
import { fork, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const canPin = spawnSync('taskset', ['--version']).status === 0;

/** Starts a module and waits for the message with its port. */
export async function startChild(module, { core, env = {}, args = [] } = {}) {
  const child = fork(module, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  if (canPin && core !== undefined) spawnSync('taskset', ['-a', '-p', '-c', String(core), String(child.pid)]);
  const port = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`${module} ended with ${code}`)));
  });
  return { port, pid: child.pid, stop: () => child.kill('SIGKILL') };
}

/** User and system time of a process so far, in milliseconds. */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Resident memory of a process in MiB. */
export function residentMiB(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

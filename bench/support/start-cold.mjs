// A program started as an operator starts it, and the time until it answers.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { canPin, serverCore, watched } from './child.mjs';

const everyMs = 2;
const longestMs = 60_000;

/** Starts `node file` and asks a path until it answers 200: milliseconds from the start, and how to end it. */
export async function startCold({ file, port, path, env }) {
  const [command, ...words] = canPin
    ? ['taskset', '-c', String(serverCore), process.execPath]
    : [process.execPath];
  const started = performance.now();
  const child = spawn(command, [...words, file], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: 'ignore',
  });
  const { stop } = watched(child);
  while (!(await isReady(`http://127.0.0.1:${port}${path}`))) {
    if (child.exitCode !== null || performance.now() > started + longestMs) {
      await stop();
      throw new Error(`${file} did not start`);
    }
    await pause(everyMs);
  }
  // taskset becomes the program: the id is that of node.
  return { ms: performance.now() - started, pid: child.pid, stop };
}

async function isReady(url) {
  try {
    const answer = await request(url, { headers: { 'apollo-require-preflight': 'true' } });
    await answer.body.dump();
    return answer.statusCode === 200;
  } catch {
    return false;
  }
}

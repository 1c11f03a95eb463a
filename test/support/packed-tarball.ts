import { execFile, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const exec = promisify(execFile);
/** Nothing of the project's own runs on the way, and nothing asks again for long. */
const quick = ['--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries', '1'];

/** What `npm pack` says of a tarball. */
export interface Tarball {
  readonly path: string;
  /** Bytes, packed and unpacked. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly string[];
}

/** Packs the project as it is built into a folder. */
export async function pack(folder: string): Promise<Tarball> {
  const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await exec('npm', words, { cwd: root });
  const [packed] = JSON.parse(stdout) as [Packed]; // npm's own form, one entry for each package
  const { filename, size, unpackedSize, files } = packed;
  return { path: join(folder, filename), size, unpackedSize, files: files.map(({ path }) => path) };
}

interface Packed extends Omit<Tarball, 'path' | 'files'> {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Installs a tarball in an empty folder as a user would; gives the folder and how many packages came. */
export async function install(tarball: string, folder: string): Promise<{ app: string; packages: number }> {
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "private": true }\n');
  const { stdout } = await exec('npm', ['install', '--prefer-offline', ...quick, tarball], { cwd: app });
  return { app, packages: Number(/added (\d+) packages/.exec(stdout)?.[1]) };
}

/** What `npx conversation-gateway` prints there. */
export async function npx(app: string, words: readonly string[]): Promise<string> {
  const { stdout } = await exec('npx', ['--no-install', 'conversation-gateway', ...words], { cwd: app });
  return stdout;
}

/** Starts `npx conversation-gateway` there and runs a test once its banner is printed; ends it and all it started. */
export async function withNpx(
  app: string,
  words: readonly string[],
  run: (output: string) => Promise<void>,
): Promise<void> {
  const child = spawn('npx', ['--no-install', 'conversation-gateway', ...words], {
    cwd: app,
    // A group of its own: npx has a shell between itself and the program.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await run(await bannerOf(child.stdout));
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}

async function bannerOf(output: AsyncIterable<Buffer>): Promise<string> {
  let printed = '';
  for await (const chunk of output) {
    printed += chunk.toString('utf8');
    if (printed.includes('curl -s')) return printed;
  }
  throw new Error(`it ended without a banner: ${printed}`);
}

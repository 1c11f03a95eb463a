// Compiles what is missing or stale into dist/: one JavaScript file for each TypeScript file, nothing else.
// Type checking is `npm run types`; here only the syntax is turned, so that a start takes no time.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages } from './build-pages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['src', 'sandbox', 'scripts'];
const settings = join(root, '.swcrc');

/** Every file below a folder, as paths relative to the project. */
async function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Writes a file whole or not at all: another build or a start may read it meanwhile. */
async function replaceFile(path, text) {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

const modified = async (path) => (existsSync(path) ? (await stat(path)).mtimeMs : 0);
const outputOf = (source) => join('dist', source.replace(/\.ts$/, '.js'));

const sources = (await Promise.all(rooms.map(filesBelow))).flat().filter((path) => path.endsWith('.ts'));
const wanted = new Set(sources.map(outputOf));
for (const output of await filesBelow('dist')) {
  // Pages are made by Vite, and known to build-pages.mjs alone.
  if (output.startsWith(join('dist', 'pages'))) continue;
  if (!wanted.has(output.replace(/\.map$/, ''))) await rm(join(root, output), { force: true });
}

const settingsTime = await modified(settings);
const stale = [];
for (const source of sources) {
  const built = await modified(join(root, outputOf(source)));
  if (built <= (await modified(join(root, source))) || built <= settingsTime) stale.push(source);
}

if (stale.length > 0) {
  console.error(`Building ${stale.length} of ${sources.length} files ...`);
  const { transformFile } = await import('@swc/core');
  for (const source of stale) {
    const output = join(root, outputOf(source));
    const { code, map } = await transformFile(join(root, source), { configFile: settings, sourceMaps: true });
    await mkdir(dirname(output), { recursive: true });
    const name = output.split('/').at(-1);
    await replaceFile(`${output}.map`, map);
    await replaceFile(output, `${code}//# sourceMappingURL=${name}.map\n`);
  }
}

await buildPages();

// Compiles what is missing or stale into dist/: one JavaScript file for each TypeScript file; then bundles and pages.
// Type checking is `npm run types`; here only the syntax is turned, so that a start takes no time.
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBundle } from './build-bundle.mjs';
import { buildPages } from './build-pages.mjs';
import { filesBelow, modified } from './files-below.mjs';
import { replaceFile } from './replace-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['src', 'sandbox', 'scripts'];
const settings = join(root, '.swcrc');

/** Every file of a room, as paths relative to the project. */
async function filesOf(room) {
  const paths = await filesBelow(join(root, room));
  return paths.map((path) => relative(root, path));
}

const outputOf = (source) => join('dist', source.replace(/\.ts$/, '.js'));

const made = ['pages', 'bundle'].map((name) => join('dist', name));
const sources = (await Promise.all(rooms.map(filesOf))).flat().filter((path) => path.endsWith('.ts'));
const wanted = new Set(sources.map(outputOf));
for (const output of await filesOf('dist')) {
  // Known to those who make them: build-pages.mjs and build-bundle.mjs.
  if (made.some((folder) => output.startsWith(folder))) continue;
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

await buildBundle(sources.map(outputOf));
await buildPages();

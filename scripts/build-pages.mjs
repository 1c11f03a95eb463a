// Builds the pages that the gateway serves into dist/pages/, each by Vite, when something of it is newer than the build.
import { readdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow, isStale } from './files-below.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files of a folder, without those below it. */
function filesOf(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
}

/** Each page: its Vite project, its folder below dist/pages, and what else it is made of. */
export const pages = [
  { project: 'examples/web-chat', name: 'chat', madeOf: ['package-lock.json', 'scripts/build-pages.mjs'] },
  {
    project: 'explorer',
    name: 'explorer',
    // The examples are built into it.
    madeOf: ['package-lock.json', 'scripts/build-pages.mjs', ...filesOf('examples')],
  },
];

/** The best, 11, makes GraphiQL a twelfth smaller and takes half a minute for it, which a first start would wait for. */
const brotliQuality = 9;
/** Smaller files gain nothing. */
const smallestCompressedBytes = 1024;

async function isPageStale({ project, name, madeOf }) {
  const sources = [...(await filesBelow(join(root, project))), ...madeOf.map((path) => join(root, path))];
  return isStale([join(root, 'dist/pages', name, 'index.html')], sources);
}

/** Writes the compressed forms of a file beside it; the server sends them as they are. */
async function compress(path) {
  const bytes = await readFile(path);
  if (bytes.length < smallestCompressedBytes || /\.(woff2|png)$/.test(path)) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}

/** Builds beside the old page and puts it in its place at the end: a server may be reading the old one. */
async function buildPage({ project, name }) {
  console.error(`Building the page of ${project} ...`);
  const { build } = await import('vite');
  const finished = join(root, 'dist/pages', name);
  const unfinished = join(root, `dist/pages/.${name}.${process.pid}`);
  await mkdir(dirname(unfinished), { recursive: true });
  await build({
    root: join(root, project),
    base: `/${name}/`,
    logLevel: 'error',
    build: { outDir: unfinished, emptyOutDir: true, reportCompressedSize: false },
  });
  for (const path of await filesBelow(unfinished)) await compress(path);
  await rm(finished, { recursive: true, force: true });
  await rename(unfinished, finished).catch(async (error) => {
    // Another build was faster; its page is as good.
    await rm(unfinished, { recursive: true });
    if (error.code !== 'ENOTEMPTY') throw error;
  });
}

/** Builds each page that is missing or stale. */
export async function buildPages() {
  for (const page of pages) if (await isPageStale(page)) await buildPage(page);
}

// Puts the gateway, its command line and its double of LivePerson, with the packages that they use, into few files in
// dist/bundle/: node finds, reads and links 1 700 files otherwise, which was more than half of a start.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isStale, modified } from './files-below.mjs';
import { replaceFile } from './replace-file.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist/bundle');

/** What is started, each under its own name. */
const programs = {
  gateway: 'dist/src/main.js',
  cli: 'dist/src/cli/main.js',
  parts: 'scripts/gateway-parts.mjs',
};

/** Left where npm put them: code of the machine, and what few installations ever load. */
const outside = /^(?:lmdb|sharp|selfsigned|@opentelemetry\/.*)$/;

/** A program that runs may still ask for files of the build before. */
const keptMs = 3_600_000;

/** What the bundle is made of, beside the compiled sources. */
const madeOf = ['package-lock.json', 'scripts/build-bundle.mjs', 'scripts/gateway-parts.mjs'];

/** The maps that lead from our own compiled files to their sources. */
const ownMaps = {
  name: 'own-maps',
  load: (id) =>
    existsSync(`${id}.map`) && id.startsWith(join(root, 'dist'))
      ? { code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) }
      : undefined,
};

/** The folder of the package that a module is of. */
function packageOf(id) {
  const [, found] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
  return found;
}

/** Under which licences the bundled packages are. */
function licences(packages) {
  const texts = [...packages].sort().map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? '' : `\n${readFileSync(join(path, file), 'utf8').trim()}\n`;
    return `${name} ${version}: ${license}\n${text}`;
  });
  return `What is bundled here of others, and under which licence.\n\n${texts.join('\n---\n\n')}`;
}

async function bundle() {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    cwd: root,
    input: programs,
    platform: 'node',
    external: outside,
    plugins: [ownMaps],
    logLevel: 'silent',
  });
  try {
    // Type-graphql calls types by the names of their classes.
    const { output } = await build.generate({ format: 'esm', keepNames: true, sourcemap: true });
    return output;
  } finally {
    await build.close();
  }
}

/** Programs come last: whoever starts one finds all that it needs. */
const byNeed = (one, other) => Number(one.isEntry === true) - Number(other.isEntry === true);

/** Bundles, unless the bundle is as new as the compiled files. */
export async function buildBundle(compiled) {
  const made = Object.keys(programs).map((name) => join(folder, `${name}.js`));
  const sources = [...compiled, ...madeOf].map((path) => join(root, path));
  if (!(await isStale(made, sources))) return;
  console.error('Bundling ...');
  const output = await bundle();
  const modules = output.flatMap(({ moduleIds = [] }) => moduleIds);
  const packages = new Set(modules.map(packageOf).filter((path) => path !== undefined));
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, 'LICENCES.txt'), licences(packages));
  for (const { fileName, code, source } of output.sort(byNeed)) {
    await replaceFile(join(folder, fileName), code ?? source);
  }
  const written = new Set(['LICENCES.txt', ...output.map(({ fileName }) => fileName)]);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const isOld = !written.has(name) && (await modified(path)) < Date.now() - keptMs;
    if (isOld) await rm(path, { force: true });
  }
}

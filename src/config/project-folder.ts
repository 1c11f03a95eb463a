import { existsSync } from 'node:fs';

/**
 * A file of the project, wherever this code runs: as a source, compiled in dist/src/, or in a bundle in dist/bundle/.
 * The project begins where the package's own description lies.
 */
export function projectFile(path: string): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('package.json', folder)) && folder.pathname !== '/')
    folder = new URL('..', folder);
  return new URL(path, folder);
}

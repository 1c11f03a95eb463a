import { rename, writeFile } from 'node:fs/promises';

/** Writes a file whole or not at all: another build or a start may read it meanwhile. */
export async function replaceFile(path, text) {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

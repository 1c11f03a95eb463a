// What lies in folders and how new it is, for what builds from them.
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of all files below a folder; none where there is no such folder. Other people's packages do not count. */
export async function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((path) => !path.slice(folder.length).includes('/node_modules/'));
}

/** When a file was last written, in milliseconds; 0 where there is none. */
export const modified = async (path) => (existsSync(path) ? (await stat(path)).mtimeMs : 0);

/** Whether something that is made is missing, or older than something that it is made of. */
export async function isStale(made, madeOf) {
  const [built, sources] = await Promise.all([made, madeOf].map((paths) => Promise.all(paths.map(modified))));
  return Math.min(...built) < Math.max(...sources);
}

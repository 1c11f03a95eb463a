import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
const form = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--outDir', '.', '--ignoreConfig'];
const types = ['--typeRoots', join(packages, '@types'), '--types', 'node'];

/** Runs the compiler in a folder; throws what it says of the code. */
export async function tsc(folder: string, ...options: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [join(packages, 'typescript/bin/tsc'), ...options], {
      cwd: folder,
    });
  } catch (error) {
    throw new Error((error as { readonly stdout: string }).stdout, { cause: error }); // where it tells of problems
  }
}

/** Compiles strict programs for Node, as users write them, in the folder in which they are. */
export function compilePrograms(folder: string, ...namesAndOptions: readonly string[]): Promise<void> {
  return tsc(folder, ...form, ...types, ...namesAndOptions);
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** Text of a file of the project, by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** Whether the project has a file or folder. */
export function exists(path: string): boolean {
  return existsSync(new URL(`../../${path}`, import.meta.url));
}

/** Names of the files in a folder. */
export function filesIn(path: string): readonly string[] {
  return readdirSync(new URL(`../../${path}`, import.meta.url)).sort();
}

/** Documents of a YAML file; fails with its first error or warning. */
export function yamlOf(path: string): readonly unknown[] {
  return parseAllDocuments(textOf(path)).map((document) => {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) throw new Error(`${path}: ${problem.message}`);
    return document.toJS() as unknown;
  });
}

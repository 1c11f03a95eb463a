import { mkdirSync, writeFileSync } from 'node:fs';

const folder = new URL('../long/results/', import.meta.url);

/** Prints what a run counted, in one line. */
export function sayResult(name: string, report: object): void {
  process.stdout.write(`${name}: ${JSON.stringify(report)}\n`);
}

/** Prints what a long run counted, and keeps it in the repository in the place of the last one. */
export function keepResult(name: string, report: object): void {
  sayResult(name, report);
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ ...report, node: process.version }, undefined, 2);
  writeFileSync(new URL(`${name}.json`, folder), `${text}\n`);
}

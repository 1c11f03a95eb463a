import { readFile } from 'node:fs/promises';
import type { Wire } from './wire.js';

const folder = new URL('../../fixtures/liveperson/', import.meta.url);

/** The JSON of a wire sample. */
export async function readFixture(name: string): Promise<Wire> {
  return JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8')) as Wire;
}

import { readFile } from 'node:fs/promises';

const folder = new URL('../fixtures/liveperson/', import.meta.url);

/** A wire sample of LivePerson, with `{accountid}` filled in. */
export async function readFixture(name: string, accountId: string): Promise<unknown> {
  const text = await readFile(new URL(`${name}.json`, folder), 'utf8');
  return JSON.parse(text.replaceAll('{accountid}', accountId)) as unknown;
}

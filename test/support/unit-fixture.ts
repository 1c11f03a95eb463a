import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../fixtures/liveperson/', import.meta.url);

/** The JSON of a wire sample, named without `.json`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what it reads
export function fixture<Shape = unknown>(name: string): Shape {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Shape;
}

/** Names of the wire samples that fit a form, without `.json`. */
export function fixtureNames(form: RegExp): string[] {
  return readdirSync(folder)
    .map((file) => file.replace(/\.json$/, ''))
    .filter((name) => form.test(name))
    .sort();
}

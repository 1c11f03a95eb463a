import fc from 'fast-check';

/** Any text, in UTF-16 code units: control characters and halves of pairs included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.nat(0xffff), { maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udc00\ud800',
    '\u2028',
    '%s%n',
    '../../etc',
    '${7*7}',
    '\u202e',
  ),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'length', 'then', 'hasOwnProperty'),
  fc.constantFrom('1e999', '-0', '9007199254740993', '2026-01-01T00:00:00Z', 'x'.repeat(6000)),
);

const anyNumber: fc.Arbitrary<string> = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '-0',
    '1e308',
    '1e999',
    '-1e999',
    '9007199254740993',
    '8640000000000001',
    '1e-400',
    '4294967296',
  ),
);

const leaf: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('null', 'true', 'false', '[]', '{}', '{"__proto__":{"polluted":1}}'),
  anyNumber,
  anyText.map((text) => JSON.stringify(text)),
  fc.integer({ min: 1, max: 3000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.integer({ min: 1, max: 3000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
);

/** Any JSON, as text: JavaScript's own writer could not write all of it, such as `__proto__`, repeated names and huge numbers. */
export const anyJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }).map((items) => `[${items.join()}]`),
    fc.array(fc.tuple(anyText, tie('value')), { maxLength: 5 }).map(objectOf),
  ),
})).value;

/** JSON as a text like this value, in which any member may be missing, another thing, or one too many. */
export function jsonLike(model: unknown): fc.Arbitrary<string> {
  return fc.oneof({ weight: 30, arbitrary: sound(model) }, { weight: 1, arbitrary: anyJson });
}

function sound(model: unknown): fc.Arbitrary<string> {
  if (Array.isArray(model)) {
    const items = (model as readonly unknown[]).map(jsonLike);
    return items.length === 0 ? fc.constant('[]') : fc.tuple(...items).map((texts) => `[${texts.join()}]`);
  }
  if (typeof model === 'object' && model !== null) return soundObject(Object.entries(model));
  if (typeof model === 'number') return fc.oneof(fc.constant(String(model)), fc.nat().map(String), anyNumber);
  return fc.constant(JSON.stringify(model));
}

function soundObject(entries: readonly (readonly [string, unknown])[]): fc.Arbitrary<string> {
  const members = entries.map(([name, value]) =>
    fc.option(jsonLike(value), { freq: 30 }).map((text) => (text === null ? [] : [[name, text] as const])),
  );
  const extra = fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(anyText, anyJson).map((one) => [one]) },
  );
  return fc.tuple(extra, ...members).map((all) => objectOf(all.flat()));
}

function objectOf(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`;
}

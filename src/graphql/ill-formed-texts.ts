import type { FieldProblem } from '../errors/gateway-error.js';
import { isRecord } from '../liveperson/is-record.js';

/** Half of a character beyond U+FFFF: JSON can name one, UTF-8 has none. */
const half = /\p{Cs}/u;
const messages = ['must be Unicode text, without half of a surrogate pair'];

/**
 * The places of an input whose text is no Unicode text. Stores and LivePerson would each read something else in its
 * place, so that two ids that differ here would be one there.
 */
export function illFormedTexts(value: unknown, path: string): readonly FieldProblem[] {
  return hasHalf(value) ? placesIn(value, path) : [];
}

/** Nearly always false, and asked for every input: it builds nothing. */
function hasHalf(value: unknown): boolean {
  if (typeof value === 'string') return half.test(value);
  if (typeof value !== 'object' || value === null) return false;
  for (const name in value) {
    if (half.test(name) || hasHalf((value as Readonly<Record<string, unknown>>)[name])) return true; // its own name
  }
  return false;
}

function placesIn(value: unknown, path: string): readonly FieldProblem[] {
  if (typeof value === 'string') return half.test(value) ? [{ path, messages }] : [];
  if (Array.isArray(value)) return value.flatMap((one, at) => placesIn(one, `${path}.${at}`));
  if (!isRecord(value)) return [];
  const inside = Object.entries(value).flatMap(([name, one]) => placesIn(one, `${path}.${name}`));
  return Object.keys(value).some((name) => half.test(name)) ? [{ path, messages }] : inside;
}

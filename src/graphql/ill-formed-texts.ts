import type { FieldProblem } from '../errors/gateway-error.js';
import { isRecord } from '../liveperson/is-record.js';

const messages = ['must be Unicode text, without half of a surrogate pair'];

/**
 * The places of an input whose text is no Unicode text. Stores and LivePerson would each read something else in its
 * place, so that two ids that differ here would be one there.
 */
export function illFormedTexts(value: unknown, path: string): readonly FieldProblem[] {
  return isUnicode(value) ? [] : placesIn(value, path);
}

/** Whether all texts of an input are Unicode texts; asked for every input, it builds nothing. */
export function isUnicode(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  for (const name in value) {
    if (!name.isWellFormed() || !isUnicode((value as Readonly<Record<string, unknown>>)[name])) return false; // its own name
  }
  return true;
}

function placesIn(value: unknown, path: string): readonly FieldProblem[] {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [{ path, messages }];
  if (Array.isArray(value)) return value.flatMap((one, at) => placesIn(one, `${path}.${at}`));
  if (!isRecord(value)) return [];
  const inside = Object.entries(value).flatMap(([name, one]) => placesIn(one, `${path}.${name}`));
  return Object.keys(value).some((name) => !name.isWellFormed()) ? [{ path, messages }] : inside;
}

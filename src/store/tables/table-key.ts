import { keyPart } from '../key-part.js';

/** A key of parts: ids, and numbers that keep their order. */
export function tableKey(...parts: readonly (string | number)[]): string {
  let key = '';
  for (const part of parts) {
    if (key !== '') key += ' ';
    key += typeof part === 'number' ? padded(part) : keyPart(part);
  }
  return key;
}

/** All keys that begin with these parts and have more. */
export function below(...parts: readonly (string | number)[]): {
  readonly from: string;
  readonly to: string;
} {
  const key = tableKey(...parts);
  // The character after the space that divides parts.
  return { from: `${key} `, to: `${key}!` };
}

const digits = 16;
/** What stands before a number of so many digits. */
const zeros = Array.from({ length: digits + 1 }, (_, length) => '0'.repeat(digits - length));

/** Positions, sequences and times up to 2 ** 53; a negative or broken number counts as zero. */
function padded(number: number): string {
  const text = String(Math.max(0, Math.trunc(number) || 0));
  return `${zeros[text.length] ?? ''}${text}`;
}

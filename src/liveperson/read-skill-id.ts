import { readId } from './read-values.js';

/** A skill id, text in notifications and number in history (WHE, MHIST); undefined for -1, which is no skill. */
export function readSkillId(value: unknown): string | undefined {
  const id = readId(value);
  return id === '-1' ? undefined : id;
}

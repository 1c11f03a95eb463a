import { randomUUID } from 'node:crypto';

/** The caller's `x-request-id` where it is a plain word, else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.-]{1,64}$/.test(header) ? header : randomUUID();
}

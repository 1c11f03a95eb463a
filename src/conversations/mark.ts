import type { Attempt } from './once.js';

/** The `ExternalId` that a keyed message carries where its sender names none: by it the message's echo is known (META). */
export function markOf({ mark }: Attempt): string {
  return `gw-${mark}`;
}

/** Whether an `ExternalId` is the gateway's own, which callers are not shown. */
export function isMark(externalId: string): boolean {
  return /^gw-[\w-]{43}$/.test(externalId);
}

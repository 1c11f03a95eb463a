/**
 * True for a message that its consumer may see: to ALL, or without an audience, as old samples are (WHX). Any other
 * word, AGENTS_AND_MANAGERS and those yet to come, keeps the message inside (WHE).
 */
export function isForConsumer(audience: unknown): boolean {
  return audience === 'ALL' || audience === undefined || audience === null;
}

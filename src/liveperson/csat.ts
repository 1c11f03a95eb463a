import { readObject } from './read-values.js';

/** How satisfied the consumer was, 1 to 5, and whether the matter is settled (OVR). */
export interface Csat {
  readonly rating: number;
  readonly resolved: boolean;
  readonly status: CsatStatus;
}

const statuses = ['FILLED', 'PARTIALLY_FILLED', 'SKIPPED'] as const;
type CsatStatus = (typeof statuses)[number];

/**
 * Reads the rating that a conversation's state tells. LivePerson names the member without its shape (13.6): it is read
 * in the shape in which a rating is sent (OVR), and as not told in any other.
 */
export function readCsat(value: unknown): Csat | undefined {
  const { csatRate, csatResolutionConfirmation, status } = readObject(value) ?? {};
  const known = statuses.find((one) => one === status);
  if (typeof csatRate !== 'number' || typeof csatResolutionConfirmation !== 'boolean') return undefined;
  return known && { rating: csatRate, resolved: csatResolutionConfirmation, status: known };
}

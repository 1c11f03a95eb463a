import { createHash } from 'node:crypto';

/**
 * The 64-hex `lp_consumer_id` of an external id. LivePerson's own function is not published; this one is
 * stable.
 */
export const lpConsumerId = (accountId: string, extConsumerId: string): string =>
  createHash('sha256').update(`sandbox\n${accountId}\n${extConsumerId}`).digest('hex');

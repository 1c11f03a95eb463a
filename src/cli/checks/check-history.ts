import { historyService } from '../../connector/history-reads.js';
import { failedFinding } from './answer-words.js';
import type { CheckRig } from './check-rig.js';
import { checkConsumerId } from './check-tokens.js';
import type { KnownAccount } from './check-tokens.js';
import type { Finding } from './finding.js';

/** Searches the history for nobody's conversations, where the account has a credential for it. */
export async function checkHistory(rig: CheckRig, { account, baseUris }: KnownAccount): Promise<Finding> {
  if (account.history === undefined) {
    const message =
      'No history credential: what did not pass through the gateway is read through the Messaging REST API, if at all.';
    return { check: 'history', status: 'skipped', message };
  }
  const host = baseUris.get(historyService) ?? '';
  try {
    await rig.history.byConsumer(account, checkConsumerId, ['OPEN'], rig.scope());
    const message = 'The Messaging Interactions API takes the history credential.';
    return { check: 'history', status: 'ok', message };
  } catch (error) {
    const kind =
      account.history.kind === 'bearer'
        ? 'The Bearer may have expired: give a new one'
        : 'Compare the API key';
    const refused = `${kind} in the account's \`history\`, and look whether its login may read the Engagement History.`;
    return failedFinding(error, {
      check: 'history',
      service: 'The Messaging Interactions API',
      host,
      refused,
    });
  }
}

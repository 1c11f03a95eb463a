import type { Account } from '../../config/account.js';
import type { BaseUris } from '../../connector/domain-directory.js';
import { GatewayError } from '../../errors/gateway-error.js';
import { failedFinding } from './answer-words.js';
import type { CheckRig } from './check-rig.js';
import type { Finding } from './finding.js';

/** Asks the Domain API for the account's hosts. */
export async function checkDomain(
  rig: CheckRig,
  account: Account,
): Promise<{ readonly finding: Finding; readonly baseUris?: BaseUris }> {
  const address = account.domainApiUrl ?? rig.upstream.domainApiUrl;
  const { host } = new URL(address);
  try {
    const baseUris = await rig.directory.baseUris(account, rig.scope().call);
    const message = `The Domain API at ${host} knows the account and names ${baseUris.size} services.`;
    return { finding: { check: 'domain', status: 'ok', message }, baseUris };
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'ACCOUNT_NOT_FOUND')
      return { finding: unknown(host) };
    const refused = 'Look at DOMAIN_API_URL: the Domain API asks for no credentials.';
    return { finding: failedFinding(error, { check: 'domain', service: 'The Domain API', host, refused }) };
  }
}

const unknown = (host: string): Finding => ({
  check: 'domain',
  status: 'failed',
  message: `The Domain API at ${host} does not know this account.`,
  remedy:
    "Compare `id` in the accounts file with the account's number at LivePerson, and look at DOMAIN_API_URL.",
});

import type { Account } from '../../config/account.js';
import type { BaseUris } from '../../connector/domain-directory.js';
import type { Tokens } from '../../connector/credentials.js';
import { readTokenClaims } from '../../liveperson/read-token-claims.js';
import type { AppJwt } from '../../liveperson/app-jwt.js';
import { failedFinding } from './answer-words.js';
import type { CheckRig } from './check-rig.js';
import type { Finding } from './finding.js';

/** The consumer that checks speak for; it gets an identity at LivePerson and never a conversation. */
export const checkConsumerId = 'conversation-gateway-check';

/** An account whose hosts are known. */
export interface KnownAccount {
  readonly account: Account;
  readonly baseUris: BaseUris;
}

const wrongApp =
  "Compare clientId and clientSecret with the app's at LivePerson, and look whether the app is installed and enabled in this account.";

/** Gets an AppJWT with the app's id and secret. */
export async function checkApp(
  rig: CheckRig,
  { account, baseUris }: KnownAccount,
): Promise<{ readonly finding: Finding; readonly appJwt?: AppJwt }> {
  const host = baseUris.get('sentinel') ?? '';
  try {
    const appJwt = await rig.appJwts.get(account, rig.scope());
    return { finding: scopeFinding(appJwt), appJwt };
  } catch (error) {
    const asked = { check: 'app', service: 'The token service (sentinel)', host, refused: wrongApp } as const;
    return { finding: failedFinding(error, asked) };
  }
}

function scopeFinding({ token, lifetimeMs }: AppJwt): Finding {
  const scope = readTokenClaims(token)?.['scope'];
  const minutes = Math.round(lifetimeMs / 60_000);
  const message = `The app's id and secret get an AppJWT, good for ${minutes} minutes`;
  if (typeof scope !== 'string' || scope.split(' ').includes('msg.consumer')) {
    return { check: 'app', status: 'ok', message: `${message}.` };
  }
  return {
    check: 'app',
    status: 'failed',
    message: `${message}, without the scope msg.consumer.`,
    remedy: 'Ask LivePerson to give the app that scope: without it no consumer can be spoken for.',
  };
}

/** Gets a ConsumerJWS for the check's own consumer. */
export async function checkConsumer(
  rig: CheckRig,
  { account, baseUris }: KnownAccount,
  appJwt: AppJwt,
): Promise<{ readonly finding: Finding; readonly tokens?: Tokens }> {
  const host = baseUris.get('idp') ?? '';
  try {
    const consumerJws = await rig.consumerJwss.get(account, checkConsumerId, rig.scope());
    const message = `The identity provider gives a token for the consumer "${checkConsumerId}".`;
    return { finding: { check: 'consumer', status: 'ok', message }, tokens: { appJwt, consumerJws } };
  } catch (error) {
    const refused = 'Ask LivePerson whether the app may get consumer tokens in this account.';
    const asked = { check: 'consumer', service: 'The identity provider (idp)', host, refused } as const;
    return { finding: failedFinding(error, asked) };
  }
}

import type { Account } from '../../config/account.js';
import { checkDomain } from './check-domain.js';
import { checkHistory } from './check-history.js';
import { checkHosts } from './check-hosts.js';
import type { CheckRig } from './check-rig.js';
import { checkSendApi } from './check-send-api.js';
import { checkApp, checkConsumer } from './check-tokens.js';
import type { KnownAccount } from './check-tokens.js';
import { checkWebhooks } from './check-webhooks.js';
import { reportOf } from './finding.js';
import type { AccountReport, CheckName, Finding } from './finding.js';

/** What goes with an account into its report. */
export interface CheckWish {
  readonly webhookUrl: string | undefined;
  /** What was found about the settings, which all accounts share. */
  readonly settings: readonly Finding[];
}

/** Tries an account as the gateway would use it, one step after the other; what depends on a failed step is skipped. */
export async function checkAccount(rig: CheckRig, account: Account, wish: CheckWish): Promise<AccountReport> {
  const upstream = await askLivePerson(rig, account);
  const webhooks = await checkWebhooks(account, wish.webhookUrl);
  return reportOf(account.id, [...wish.settings, ...upstream, webhooks]);
}

async function askLivePerson(rig: CheckRig, account: Account): Promise<readonly Finding[]> {
  const { finding: domain, baseUris } = await checkDomain(rig, account);
  if (baseUris === undefined)
    return [domain, ...skip(['hosts', 'app', 'consumer', 'sendApi', 'history'], 'the hosts')];
  const known = { account, baseUris };
  const hosts = await checkHosts(rig, account, baseUris);
  const tokens = account.clientSecret === undefined ? withoutApp() : await askForTokens(rig, known);
  return [domain, hosts, ...tokens, await checkHistory(rig, known)];
}

async function askForTokens(rig: CheckRig, known: KnownAccount): Promise<readonly Finding[]> {
  const { finding: app, appJwt } = await checkApp(rig, known);
  if (appJwt === undefined) return [app, ...skip(['consumer', 'sendApi'], 'an AppJWT')];
  const { finding: consumer, tokens } = await checkConsumer(rig, known, appJwt);
  if (tokens === undefined) return [app, consumer, ...skip(['sendApi'], 'a ConsumerJWS')];
  return [app, consumer, await checkSendApi(rig, known, tokens)];
}

const skip = (checks: readonly CheckName[], needs: string): readonly Finding[] =>
  checks.map((check) => ({ check, status: 'skipped', message: `Needs ${needs}.` }));

const withoutApp = (): readonly Finding[] =>
  (['app', 'consumer', 'sendApi'] as const).map((check) => ({
    check,
    status: 'skipped',
    message: 'The account has no app here: callers bring their own tokens.',
  }));

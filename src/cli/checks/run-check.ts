import type { Account } from '../../config/account.js';
import type { Environment } from '../../config/read-settings.js';
import type { Words } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { isWebAddress } from '../is-web-address.js';
import { Failure, Misunderstanding } from '../problems.js';
import { readConfig } from '../read-config.js';
import type { Shell } from '../shell.js';
import { checkAccount } from './check-account.js';
import { createCheckRig } from './check-rig.js';
import type { AccountReport, Finding } from './finding.js';
import { reportText } from './report-text.js';

/** Tries the accounts and prints what was found. */
export async function runCheck(words: Words, env: Environment, shell: Shell): Promise<number> {
  const { account: wanted, 'webhook-url': webhookUrl } = words.values;
  if (webhookUrl !== undefined && !isWebAddress(webhookUrl)) {
    throw new Misunderstanding('--webhook-url must be an http or https address.');
  }
  const { config, problems } = readConfig(env, shell);
  const accounts = chosen(config.accounts, wanted);
  const rig = createCheckRig(config.upstream);
  const reports: AccountReport[] = [];
  try {
    for (const account of accounts) {
      reports.push(await checkAccount(rig, account, { webhookUrl, settings: settingsFinding(problems) }));
    }
  } finally {
    await rig.close();
  }
  const ok = reports.every((report) => report.ok);
  shell.print(words.flags.has('json') ? JSON.stringify({ ok, accounts: reports }) : reportText(reports));
  return ok ? exitCodes.done.code : exitCodes.failed.code;
}

function chosen(accounts: readonly Account[], wanted: string | undefined): readonly Account[] {
  if (accounts.length === 0) {
    throw new Failure(
      'There is no account to try: name a file of accounts by --accounts-file or ACCOUNTS_FILE.',
    );
  }
  const found = accounts.filter(({ id }) => wanted === undefined || id === wanted);
  if (found.length === 0) throw new Failure('The accounts file has no account of that id.');
  return found;
}

/** Settings that keep the gateway from starting, though the account can be tried. */
function settingsFinding(problems: readonly string[]): readonly Finding[] {
  if (problems.length === 0) return [];
  const message = `The gateway would not start with these settings: ${problems.join('; ')}.`;
  return [
    { check: 'settings', status: 'warning', message, remedy: 'docs/configuration.md has each of them.' },
  ];
}

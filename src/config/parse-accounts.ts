import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Account } from './account.js';
import { anyText } from './any-text.js';
import type { CredentialsMode } from './config.js';
import { historyEntry, parseHistoryCredential } from './parse-history-credential.js';
import { Secret } from './secret.js';
import { fileMember, secretMember } from './secret-member.js';

/** How a file is read; throws when it cannot be. */
export type ReadFile = (path: string) => string;

/** Accounts, or every reason why the file cannot be used; no value of the file is shown. */
export type ParsedAccounts =
  { readonly accounts: readonly Account[] } | { readonly problems: readonly string[] };

// Zod's own sentences can quote what they refuse; these cannot.
const word = (form: RegExp, must: string) => z.string({ error: must }).regex(form, { error: must });

const accountEntry = z.strictObject(
  {
    id: word(/^[A-Za-z0-9_-]{1,64}$/, 'must be an account id of letters and digits'),
    clientId: anyText.optional(),
    clientSecret: anyText.optional(),
    clientSecretFile: anyText.optional(),
    previousClientSecrets: z.array(anyText, { error: 'must be a list' }).default([]),
    domainApiUrl: word(
      /^https?:\/\/[A-Za-z0-9.:[\]-]+$/,
      'must be an address such as https://host',
    ).optional(),
    consumerJwsPublicKeyFile: anyText.optional(),
    history: historyEntry.optional(),
  },
  { error: 'must be an account with known members only' },
);
const accountList = z
  .array(accountEntry, { error: 'must be a list of accounts' })
  .min(1, { error: 'must name an account' });

type AccountEntry = z.infer<typeof accountEntry>;

/** Reads the text of `ACCOUNTS_FILE`, JSON or YAML; secrets may stand in files of their own. */
export function parseAccounts(text: string, readFile: ReadFile, mode: CredentialsMode): ParsedAccounts {
  let data: unknown;
  try {
    // Its warnings quote the file, and would go to standard error.
    data = parseYaml(text, { logLevel: 'error' });
  } catch {
    return { problems: ['ACCOUNTS_FILE: is neither JSON nor YAML'] };
  }
  const parsed = accountList.safeParse(data);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`);
    return { problems };
  }
  const problems: string[] = [];
  const accounts = parsed.data.map((entry, index) =>
    completeAccount(entry, readFile, (member, must) => problems.push(`${placeOf([index, member])}: ${must}`)),
  );
  problems.push(...crossChecks(accounts, mode));
  return problems.length > 0 ? { problems } : { accounts };
}

function completeAccount(
  entry: AccountEntry,
  readFile: ReadFile,
  report: (member: string, must: string) => void,
): Account {
  const source = { entry, readFile, report };
  const history = entry.history && {
    entry: entry.history,
    readFile,
    report: (member: string, must: string) => report(`history.${member}`, must),
  };
  return {
    id: entry.id,
    clientId: entry.clientId,
    clientSecret: secretMember(source, 'clientSecret'),
    previousClientSecrets: entry.previousClientSecrets.map((previous) => new Secret(previous)),
    domainApiUrl: entry.domainApiUrl,
    consumerJwsPublicKey: fileMember(source, 'consumerJwsPublicKeyFile'),
    history: history && parseHistoryCredential(history),
  };
}

function crossChecks(accounts: readonly Account[], mode: CredentialsMode): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  accounts.forEach((account, index) => {
    if (seen.has(account.id)) problems.push(`${placeOf([index, 'id'])}: must not be named twice`);
    seen.add(account.id);
    if (mode === 'forwarded') return;
    if (account.clientId === undefined) problems.push(`${placeOf([index, 'clientId'])}: must be set`);
    if (account.clientSecret === undefined) problems.push(`${placeOf([index, 'clientSecret'])}: must be set`);
  });
  return problems;
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, step) => (typeof step === 'number' ? `${place}[${step}]` : `${place}.${String(step)}`),
    'ACCOUNTS_FILE',
  );
}

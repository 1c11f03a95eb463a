import type { Environment } from '../../config/read-settings.js';
import type { Words } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { isWebAddress } from '../is-web-address.js';
import { Failure, Misunderstanding } from '../problems.js';
import { readConfig } from '../read-config.js';
import type { Shell } from '../shell.js';
import { replayWebhooks } from './replay-webhooks.js';
import type { ReplayReport } from './replay-webhooks.js';
import { readSavedWebhooks } from './saved-webhooks.js';
import type { SavedWebhook } from './saved-webhooks.js';
import { signingApps } from './signing-apps.js';

/** Sends the webhooks of the files and prints what became of them. */
export async function runReplay(words: Words, env: Environment, shell: Shell): Promise<number> {
  const { to, account, 'client-id': clientId, 'secret-file': secretFile } = words.values;
  if (words.others.length === 0) throw new Misunderstanding('Name a file of webhooks.');
  if (to !== undefined && !isWebAddress(to))
    throw new Misunderstanding('--to must be an http or https address.');
  const { config } = readConfig(env, shell);
  const apps = signingApps(config, { account, clientId, secretFile }, shell);
  const webhooks = words.others.flatMap((file) => webhooksOf(file, shell));
  const url = to ?? `http://127.0.0.1:${config.port}/webhooks/liveperson`;
  const report = await replayWebhooks(webhooks, { url, apps, keepGoing: words.flags.has('keep-going') });
  shell.print(words.flags.has('json') ? JSON.stringify(report) : describe(report));
  return report.refused.length === 0 ? exitCodes.done.code : exitCodes.failed.code;
}

function webhooksOf(file: string, shell: Shell): readonly SavedWebhook[] {
  let text: string;
  try {
    text = file === '-' ? shell.readInput() : shell.readFile(file);
  } catch {
    throw new Failure(`${file} cannot be read.`);
  }
  const read = readSavedWebhooks(file === '-' ? 'standard input' : file, text);
  if (typeof read === 'string') throw new Failure(read);
  if (read.length === 0) throw new Failure(`${file} has no webhook in it.`);
  return read;
}

function describe({ to, saved, taken, refused }: ReplayReport): string {
  const rest = saved - taken - refused.length;
  return [
    `${taken} of ${saved} webhooks taken by ${to}.`,
    ...refused.map(({ source, status, reason }) => {
      const answered = status === undefined ? 'no answer' : `HTTP ${status}`;
      return `  ${source}: ${answered}. ${reason}`;
    }),
    ...(rest > 0 ? [`${rest} were not sent; --keep-going sends them, too.`] : []),
  ].join('\n');
}

import type { Command } from './command.js';
import { accountsFile, settingsFile, json } from './common-options.js';

const options = {
  to: {
    value: 'URL',
    meaning: 'Where they go; by default http://127.0.0.1:4000/webhooks/liveperson, with PORT for 4000.',
  },
  account: { value: 'ID', meaning: 'Signs for this account; needed when the accounts file has several.' },
  'client-id': { value: 'ID', meaning: "The app's id, where there is no accounts file." },
  'secret-file': { value: 'FILE', meaning: "A file with the app's secret, where there is no accounts file." },
  'keep-going': { meaning: 'Goes on after a webhook that was not taken.' },
  ...accountsFile,
  ...settingsFile,
  ...json,
} as const satisfies Command['options'];

/** Sends saved webhooks again. */
export const replayCommand: Command = {
  name: 'replay',
  summary: 'Sends saved webhooks to a gateway, in order',
  operands: 'FILE ...',
  options,
  details: [
    'A file has one webhook as LivePerson sent it, a JSON list of them, or one on each line; "-" is standard input.',
    'One that was saved as {"headers": {...}, "body": "..."}, with its body as text, keeps LivePerson\'s headers.',
    'Each is signed anew with the secret of the account: of the accounts file, of SANDBOX_ACCOUNTS, or of --secret-file.',
    'Without a secret it goes out as it was saved. What a gateway was told before is told again without effect.',
  ],
  examples: [
    'replay webhook.json --accounts-file accounts.yaml',
    'replay saved/*.jsonl --to https://gateway.brand.example/webhooks/liveperson',
  ],
  run: async (words, env, shell) => {
    const { runReplay } = await import('./replay/run-replay.js');
    return runReplay(words, env, shell);
  },
};

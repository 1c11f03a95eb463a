import type { Command } from './command.js';
import { accountsFile, settingsFile, json } from './common-options.js';

const options = {
  account: { value: 'ID', meaning: 'Tries this account alone; all of the accounts file otherwise.' },
  'webhook-url': {
    value: 'URL',
    meaning:
      'Posts to this address as LivePerson would: a signed webhook that tells nothing, and a forged one.',
  },
  ...accountsFile,
  ...settingsFile,
  ...json,
} as const satisfies Command['options'];

/** Tries accounts. */
export const checkCommand: Command = {
  name: 'check',
  summary: "Tries an account's hosts, credentials and webhooks, and says what is wrong",
  options,
  details: [
    'It asks the Domain API for hosts, tries to reach each, gets an AppJWT and a ConsumerJWS, shows both to the',
    'Send API with an empty batch, and tries the history credential, if there is one. Nothing is opened or sent.',
    'LivePerson makes an identity for a consumer named "conversation-gateway-check". No secret is printed.',
  ],
  examples: [
    'check --accounts-file accounts.yaml',
    'check --account 12345678 --webhook-url https://gateway.brand.example/webhooks/liveperson --json',
  ],
  run: async (words, env, shell) => {
    const { runCheck } = await import('./checks/run-check.js');
    return runCheck(words, env, shell);
  },
};

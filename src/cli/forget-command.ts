import type { Command } from './command.js';
import { settingsFile, json } from './common-options.js';

const options = {
  account: { value: 'ID', meaning: 'The account, by its id.' },
  consumer: { value: 'ID', meaning: 'The consumer, by the id in its own channel.' },
  'lp-consumer': { value: 'ID', meaning: "The consumer, by LivePerson's participant id." },
  ...settingsFile,
  ...json,
} as const satisfies Command['options'];

/** Removes what is kept of a consumer. */
export const forgetCommand: Command = {
  name: 'forget',
  summary: 'Removes what the store keeps of a consumer, also while gateways run',
  options,
  details: [
    "It takes the gateway's own settings, so that it finds the same store: REDIS_URL, or DATA_DIR.",
    'docs/operations.md tells what goes, and what LivePerson keeps.',
  ],
  examples: [
    'forget --account 12345678 --consumer John_Doe_facebook12345',
    'forget --account 12345678 --lp-consumer 63dbdc0a4f3d --json',
  ],
  run: async (words, env, shell) => {
    const { runForget } = await import('./forget/run-forget.js');
    return runForget(words, env, shell);
  },
};

import type { Command } from './command.js';
import { accountsFile, settingsFile } from './common-options.js';

const options = {
  port: {
    value: 'PORT',
    meaning: 'Port of the gateway; 0 takes any free one. Stands for PORT.',
    setting: 'PORT',
  },
  host: { value: 'HOST', meaning: 'Address to listen on. Stands for HOST.', setting: 'HOST' },
  'sandbox-port': {
    value: 'PORT',
    meaning: 'Port of the sandbox beside it. Stands for SANDBOX_PORT.',
    setting: 'SANDBOX_PORT',
  },
  'data-dir': {
    value: 'FOLDER',
    meaning: 'Folder of the embedded store. Stands for DATA_DIR.',
    setting: 'DATA_DIR',
  },
  ...accountsFile,
  ...settingsFile,
  json: { meaning: 'Prints log lines alone, each a JSON object; the line "listening" has the address.' },
} as const satisfies Command['options'];

/** Starts the gateway. */
export const startCommand: Command = {
  name: 'start',
  summary: 'Starts the gateway, with a sandbox beside it when no account is configured',
  options,
  details: [
    'Without ACCOUNTS_FILE the sandbox plays LivePerson: addresses are printed, and a mutation to paste.',
    'With it the gateway serves those accounts. Every setting is in docs/configuration.md.',
    'It runs until SIGTERM or SIGINT, lets running requests finish, and then ends with 0.',
  ],
  examples: ['start', 'start --port 8080', 'start --settings production.env --accounts-file accounts.yaml'],
  run: async (_words, env, shell) => {
    await shell.become('gateway', env);
    return undefined;
  },
};

import type { Command } from './command.js';
import { settingsFile } from './common-options.js';

const options = {
  port: {
    value: 'PORT',
    meaning: 'Port of the sandbox, 4010 by default; 0 takes any free one. Stands for SANDBOX_PORT.',
    setting: 'SANDBOX_PORT',
  },
  host: { value: 'HOST', meaning: 'Address to listen on. Stands for HOST.', setting: 'HOST' },
  webhooks: {
    value: 'URL',
    meaning: 'Where its notifications go. Stands for SANDBOX_WEBHOOK_URL.',
    setting: 'SANDBOX_WEBHOOK_URL',
  },
  agent: {
    value: 'MODE',
    meaning: '"echo" has a built-in agent answer; "off" by default. Stands for SANDBOX_AGENT.',
    setting: 'SANDBOX_AGENT',
  },
  ...settingsFile,
  json: { meaning: 'Prints one JSON document with its address and accounts instead of the text.' },
} as const satisfies Command['options'];

/** Starts the sandbox alone. */
export const sandboxCommand: Command = {
  name: 'sandbox',
  summary: 'Starts the sandbox alone: LivePerson on your own machine, over the real wire',
  options,
  details: [
    'For tests of a connector of your own, or of a gateway that runs elsewhere.',
    'docs/sandbox.md tells what it serves and how it is controlled.',
  ],
  examples: [
    'sandbox',
    'sandbox --port 0 --json',
    'sandbox --agent echo --webhooks http://127.0.0.1:4000/webhooks/liveperson',
  ],
  run: async (_words, env, shell) => {
    await shell.become('sandbox', env);
    return undefined;
  },
};

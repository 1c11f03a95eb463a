import type { Option } from './command.js';

/** Settings from a file; every command takes it. */
export const settingsFile = {
  settings: {
    value: 'FILE',
    meaning: 'Settings in lines of NAME=value, as in .env.example. The environment goes before them.',
  },
} as const satisfies Record<string, Option>;

/** The accounts to work with. */
export const accountsFile = {
  'accounts-file': {
    value: 'FILE',
    meaning: 'JSON or YAML list of accounts. Stands for ACCOUNTS_FILE.',
    setting: 'ACCOUNTS_FILE',
  },
} as const satisfies Record<string, Option>;

/** An answer for scripts. */
export const json = {
  json: { meaning: 'Prints one JSON document and nothing else; a failure is {"error": "..."}.' },
} as const satisfies Record<string, Option>;

/** For every command, and for the program itself. */
export const help = {
  help: { meaning: 'Prints this text.' },
} as const satisfies Record<string, Option>;

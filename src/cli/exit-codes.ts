/** Exit codes of every command; docs/command-line.md is held against them. */
export const exitCodes = {
  done: {
    code: 0,
    meaning: 'Done. For `check`: nothing is wrong that would keep a conversation from opening.',
  },
  failed: {
    code: 1,
    meaning:
      'It could not be done, or `check` found something wrong, or a webhook was not taken. One sentence says why.',
  },
  misunderstood: {
    code: 2,
    meaning: 'The command line was not understood: an unknown command or option, or one without its value.',
  },
} as const;

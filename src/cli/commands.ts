import { checkCommand } from './check-command.js';
import type { Command } from './command.js';
import { forgetCommand } from './forget-command.js';
import { replayCommand } from './replay-command.js';
import { sandboxCommand } from './sandbox-command.js';
import { startCommand } from './start-command.js';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  startCommand,
  sandboxCommand,
  checkCommand,
  replayCommand,
  forgetCommand,
];

import type { AgentMode } from './agent-mode.js';

/** Milliseconds that each act of the echo agent takes, unless something else is asked for. */
export const echoDelayMs = 50;

/** The mode that the built-in agent starts in. */
export const firstAgentMode = (mode: 'off' | 'echo'): AgentMode =>
  mode === 'echo' ? { mode, delayMs: echoDelayMs } : { mode };

import type { AgentAct } from './agent-act.js';

/** One step of a scripted agent: what it does, what it waits for first, and how long it takes. */
export interface AgentStep extends AgentAct {
  /** Waits for the conversation to open, or for a text of the consumer that contains `contains`. */
  readonly when?: { readonly event: 'open' | 'text'; readonly contains?: string };
  readonly afterMs?: number;
}

/** How the built-in agent behaves; `delayMs` is what each of its acts takes. */
export type AgentMode =
  | { readonly mode: 'off' }
  | { readonly mode: 'echo'; readonly delayMs: number }
  | { readonly mode: 'script'; readonly steps: readonly AgentStep[] };

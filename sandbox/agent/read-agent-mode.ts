import { isRecord } from '../values/is-record.js';
import type { AgentMode, AgentStep } from './agent-mode.js';
import { echoDelayMs } from './first-agent-mode.js';
import { agentActionNames } from './play-agent.js';

/** Reads how the built-in agent is to behave; a text says what is wrong. */
export function readAgentMode(value: Readonly<Record<string, unknown>>): AgentMode | string {
  const { mode, delayMs = echoDelayMs, steps } = value as Record<string, unknown>;
  if (mode === 'off') return { mode };
  if (mode === 'echo') {
    return isDuration(delayMs) ? { mode, delayMs } : 'delayMs must be a number of milliseconds';
  }
  if (mode !== 'script') return 'mode must be off, echo or script';
  if (!Array.isArray(steps)) return 'steps must be a list';
  const wrong = steps.findIndex((step) => !isStep(step));
  if (wrong >= 0)
    return `step ${wrong + 1} needs an action, and may have when { event, contains } and afterMs`;
  return { mode, steps: steps as AgentStep[] }; // Each step was checked.
}

function isStep(step: unknown): boolean {
  if (!isRecord(step) || !agentActionNames.includes(String(step['action']))) return false;
  if (step['afterMs'] !== undefined && !isDuration(step['afterMs'])) return false;
  return step['when'] === undefined || isWhen(step['when']);
}

const isWhen = (when: unknown): boolean =>
  isRecord(when) &&
  ['open', 'text'].includes(String(when['event'])) &&
  (when['contains'] === undefined || typeof when['contains'] === 'string');

const isDuration = (value: unknown): value is number => typeof value === 'number' && value >= 0;

import { BoundedMap } from '../values/bounded-map.js';
import type { AgentStep } from './agent-mode.js';

/** What a script can wait for. */
export interface ScriptEvent {
  readonly event: 'open' | 'text';
  readonly text: string;
}

/** Remembers how far each conversation has come in the script. */
export class ScriptReader {
  private readonly positions = new BoundedMap<string, number>(10_000);

  /**
   * The steps that an event sets off: the one that waits for it, and those after it that wait for nothing.
   */
  stepsFor(conversationId: string, steps: readonly AgentStep[], event: ScriptEvent): readonly AgentStep[] {
    const start = this.positions.get(conversationId) ?? 0;
    const first = steps[start];
    if (!first || !isAwaited(first, event)) return [];
    const length = steps.slice(start + 1).findIndex((step) => step.when !== undefined);
    const end = length < 0 ? steps.length : start + 1 + length;
    this.positions.set(conversationId, end);
    return steps.slice(start, end);
  }

  clear(): void {
    this.positions.clear();
  }
}

/** A step that waits for nothing begins when the conversation opens. */
function isAwaited({ when = { event: 'open' } }: AgentStep, { event, text }: ScriptEvent): boolean {
  return when.event === event && text.includes(when.contains ?? '');
}

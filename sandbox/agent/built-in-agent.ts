import type { Conversation } from '../conversations/conversation.js';
import type { ConversationListener } from '../conversations/conversation-listener.js';
import type { DialogEvent } from '../conversations/dialog-event.js';
import type { Dialog } from '../conversations/dialog.js';
import { ActQueue } from './act-queue.js';
import type { AgentAct } from './agent-act.js';
import type { AgentMode } from './agent-mode.js';
import type { AgentParts } from './agent-parts.js';
import { AgentRefusal } from './agent-refusal.js';
import { echoActs } from './echo-acts.js';
import { playAgent } from './play-agent.js';
import { ScriptReader } from './script-reader.js';

/** The agent that answers by itself: not at all, with an echo, or by a script. */
export class BuiltInAgent implements ConversationListener {
  private readonly queue = new ActQueue();
  private readonly script = new ScriptReader();

  constructor(
    private readonly parts: AgentParts,
    private mode: AgentMode,
  ) {}

  get current(): AgentMode {
    return this.mode;
  }

  change(mode: AgentMode): void {
    this.clear();
    this.mode = mode;
  }

  /** Forgets what it was about to do. */
  clear(): void {
    this.queue.clear();
    this.script.clear();
  }

  opened(conversation: Conversation): void {
    if (this.mode.mode === 'script') this.follow(conversation, { event: 'open', text: '' });
  }

  eventAppended(conversation: Conversation, dialog: Dialog, entry: DialogEvent): void {
    if (dialog.type !== 'MAIN' || entry.originator.role !== 'CONSUMER') return;
    if (entry.event.type !== 'ContentEvent') return;
    const text =
      typeof entry.event['message'] === 'string' ? entry.event['message'] : 'Thank you for the file';
    if (this.mode.mode === 'script') this.follow(conversation, { event: 'text', text });
    if (this.mode.mode !== 'echo') return;
    for (const act of echoActs(text, entry.sequence)) this.later(conversation, act, this.mode.delayMs);
  }

  private follow(conversation: Conversation, event: { event: 'open' | 'text'; text: string }): void {
    if (this.mode.mode !== 'script') return;
    for (const step of this.script.stepsFor(conversation.id, this.mode.steps, event)) {
      this.later(conversation, step, step.afterMs ?? 0);
    }
  }

  private later(conversation: Conversation, act: AgentAct, afterMs: number): void {
    this.queue.add(conversation.id, afterMs, () => {
      try {
        playAgent(this.parts, conversation, act);
      } catch (problem) {
        // Closed in the meantime: there is nothing left to answer.
        if (!(problem instanceof AgentRefusal)) throw problem;
      }
    });
  }
}

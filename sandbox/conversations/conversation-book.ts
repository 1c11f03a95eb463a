import type { Conversation } from './conversation.js';
import type { Dialog } from './dialog.js';

const limit = 50_000;

/** Holds the last 50 000 conversations, and which one of a consumer is open. */
export class ConversationBook {
  private readonly byId = new Map<string, Conversation>();
  private readonly openOf = new Map<string, Conversation>();
  private readonly bySurveyDialog = new Map<string, Conversation>();

  add(conversation: Conversation): void {
    this.byId.set(conversation.id, conversation);
    this.openOf.set(consumerKey(conversation), conversation);
    if (this.byId.size > limit) this.forgetOldest();
  }

  addDialog(conversation: Conversation, dialog: Dialog): void {
    this.bySurveyDialog.set(dialog.id, conversation);
  }

  /** The conversation that a dialog belongs to; the main one has its conversation's id. */
  findByDialog(dialogId: string): Conversation | undefined {
    return this.byId.get(dialogId) ?? this.bySurveyDialog.get(dialogId);
  }

  find(id: string): Conversation | undefined {
    return this.byId.get(id);
  }

  /** The open conversation of a consumer; there is at most one (GUIDE). A running survey keeps it open. */
  findOpen(consumer: Pick<Conversation, 'accountId' | 'consumerId'>): Conversation | undefined {
    const found = this.openOf.get(consumerKey(consumer));
    return found?.stage === 'OPEN' ? found : undefined;
  }

  list(): readonly Conversation[] {
    return [...this.byId.values()];
  }

  clear(): void {
    this.byId.clear();
    this.openOf.clear();
    this.bySurveyDialog.clear();
  }

  private forgetOldest(): void {
    const [oldest] = this.byId.values();
    if (!oldest) return;
    this.byId.delete(oldest.id);
    for (const dialog of oldest.dialogs) this.bySurveyDialog.delete(dialog.id);
    if (this.openOf.get(consumerKey(oldest)) === oldest) this.openOf.delete(consumerKey(oldest));
  }
}

const consumerKey = ({ accountId, consumerId }: Pick<Conversation, 'accountId' | 'consumerId'>): string =>
  `${accountId}/${consumerId}`;

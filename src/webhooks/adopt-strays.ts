import { factElsewhere } from '../events/facts.js';
import type { ConversationKey } from '../store/conversation-store.js';
import type { LoggedEvent } from '../store/event-log.js';
import type { KeepingLog, Placed } from './placed.js';

const pageSize = 100;

/**
 * Brings events of survey dialogs home. One that names its dialog alone, and beats the state that maps the dialog, was
 * kept under the dialog's id: once the conversation is known it is told there, too, as often as this is repeated.
 */
export async function adoptStrays(
  placed: readonly Placed[],
  accountId: string,
  events: KeepingLog,
): Promise<void> {
  const guessed = placed.filter(({ place }) => place.isGuess === true).map(({ place }) => place.key.id);
  const meanwhile = guessed.length === 0 ? [] : await mappedMeanwhile(guessed, accountId, events);
  const homes = new Map([...mapped(placed), ...meanwhile]);
  for (const [dialogId, id] of homes) await adopt(dialogId, { accountId, id }, events);
}

/** Dialogs that have no conversation's id, and their conversations, as these states tell. */
function mapped(placed: readonly Placed[]): [string, string][] {
  return placed.flatMap(({ told, place }) => {
    const dialogs = told.kind === 'state' ? (told.dialogs ?? []) : [];
    const others = dialogs.filter((dialog) => dialog.id !== place.key.id);
    return others.map(({ id }): [string, string] => [id, place.key.id]);
  });
}

/** Asks once more where it was guessed: a state that came in between has not seen the stray. */
async function mappedMeanwhile(
  guessed: readonly string[],
  accountId: string,
  events: KeepingLog,
): Promise<[string, string][]> {
  const asked = [...new Set(guessed)].map(async (dialogId): Promise<[string, string][]> => {
    const id = await events.conversationOf(accountId, dialogId);
    return id === undefined || id === dialogId ? [] : [[dialogId, id]];
  });
  return (await Promise.all(asked)).flat();
}

async function adopt(dialogId: string, key: ConversationKey, events: KeepingLog): Promise<void> {
  const strayKey = { accountId: key.accountId, id: dialogId };
  let page = (await events.read(strayKey, undefined, pageSize)).events;
  while (page.length > 0) {
    const facts = page.flatMap((event: LoggedEvent) => factElsewhere(event, { key }) ?? []);
    if (facts.length > 0) await events.apply(facts);
    const last = page.at(-1)?.position;
    page = (await events.read(strayKey, last, pageSize)).events;
  }
}

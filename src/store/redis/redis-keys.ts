import type { ConversationKey } from '../conversation-store.js';
import { keyPart } from '../key-part.js';
import { watchName } from '../watch-name.js';

// What stands in braces decides in which slot of a cluster a key lives: all that must agree has the same.

/** The keys of a conversation, all in one slot, in the order in which the scripts take them. */
export function conversationKeys(key: ConversationKey): readonly string[] {
  const tag = `cg:{${watchName(key)}}`;
  return ['record', 'log', 'applied', 'messages', 'marks'].map((name) => `${tag}:${name}`);
}

/** The channel on which those who wait for a conversation's events are woken. */
export function conversationChannel(key: ConversationKey): string {
  return `cg:{${watchName(key)}}:news`;
}

/** The channel of what is told live of a conversation. */
export function liveChannel(key: ConversationKey): string {
  return `cg:{${watchName(key)}}:live`;
}

/** The conversations of a consumer, and those of them that may be open, both by their start. */
export function ownerKeys(accountId: string, lpConsumerId: string): readonly string[] {
  const tag = `cg:{${keyPart(accountId)}:consumer:${keyPart(lpConsumerId)}}`;
  return [`${tag}:conversations`, `${tag}:open`];
}

/** The conversation of a dialog. */
export function dialogKey(accountId: string, dialogId: string): string {
  return `cg:{${keyPart(accountId)}:dialog:${keyPart(dialogId)}}:conversation`;
}

/** The conversations of an account, by when something was last heard of them. */
export function accountKey(accountId: string): string {
  return `cg:{${keyPart(accountId)}:account}:conversations`;
}

/** An idempotency key. */
export function claimKey(key: string): string {
  return `cg:{key:${keyPart(key)}}:claim`;
}

/** What the name of every idempotency key fits. */
export const anyClaimKey = 'cg:{key:*}:claim';

/** The channel on which those who wait for the outcome of a key are woken. */
export function claimChannel(key: string): string {
  return `cg:{key:${keyPart(key)}}:news`;
}

/** All alarms, by id, and when they are due. */
export const alarmKeys: readonly string[] = ['cg:{alarms}:kept', 'cg:{alarms}:due'];

/** A secret of all replicas. */
export function secretKey(name: string): string {
  return `cg:{secret:${keyPart(name)}}:value`;
}

import type { ConversationSnapshot } from './conversation-snapshot.js';
import { readId, readObject, readObjects, readText, readTime } from './read-values.js';
import type { WireObject } from './read-values.js';

/**
 * The agent to whom a conversation is assigned, by a record of history: the latest with the permission, or the one
 * that `info` names when the participants were not told. Undefined while the conversation waits in the queue (MHIST).
 */
export function readHistoryAgent(record: WireObject): ConversationSnapshot['agent'] {
  const info = readObject(record['info']) ?? {};
  if (info['latestQueueState'] === 'IN_QUEUE') return undefined;
  const { latestAgentId, latestAgentNickname, latestAgentFullName } = info;
  if (record['agentParticipants'] === undefined) {
    return agentOf(latestAgentId, [latestAgentNickname, latestAgentFullName]);
  }
  const timeOf = ({ timeL }: WireObject): number => readTime(timeL) ?? 0;
  const assigned = readObjects(record['agentParticipants'])
    .filter(({ permission }) => /^assigned(_agent)?$/i.test(readText(permission) ?? ''))
    .sort((a, b) => timeOf(a) - timeOf(b))
    .at(-1);
  return assigned && agentOf(assigned['agentId'], [assigned['agentNickname'], assigned['agentFullName']]);
}

function agentOf(agentId: unknown, names: readonly unknown[]): ConversationSnapshot['agent'] {
  const id = known(readId(agentId));
  if (id === undefined) return undefined;
  return { id, displayName: names.map((name) => known(readText(name))).find((name) => name !== undefined) };
}

/** History writes some absent values as these words (samples of MHIST); -1 is its number for none. */
function known(text: string | undefined): string | undefined {
  return text === undefined || ['null', 'undefined', '-1'].includes(text) ? undefined : text;
}

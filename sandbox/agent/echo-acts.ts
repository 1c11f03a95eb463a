import type { AgentAct } from './agent-act.js';

const quickReplies = {
  type: 'quickReplies',
  itemsPerRow: 8,
  replies: ['Yes', 'No'].map((title) => ({
    type: 'button',
    tooltip: title,
    title,
    click: {
      metadata: [{ type: 'ExternalId', id: `${title}-1234` }],
      actions: [{ type: 'publishText', text: title }],
    },
  })),
};

// Texts that make the echo agent do something else than answer.
const commands: Readonly<Record<string, AgentAct>> = {
  '/quick': { action: 'text', text: 'Please choose', quickReplies },
  '/card': { action: 'rich' },
  '/file': { action: 'file' },
  '/form': { action: 'secureForm' },
  '/transfer': { action: 'transfer' },
  '/close': { action: 'close' },
  '/survey': { action: 'closeMainDialog' },
  '/note': { action: 'privateNote', text: 'internal remark' },
};

/** What the echo agent does about a message with this text and number. */
export function echoActs(text: string, sequence: number): readonly AgentAct[] {
  const command = Object.hasOwn(commands, text) ? commands[text] : undefined;
  const answer: readonly AgentAct[] = command
    ? [command]
    : [{ action: 'typing' }, { action: 'text', text }, { action: 'active' }];
  return [{ action: 'accept', sequences: [sequence] }, { action: 'read', sequences: [sequence] }, ...answer];
}

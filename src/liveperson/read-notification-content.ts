import type { MessageContent } from './message.js';

/** Structured content nests a few levels (RICH); writers of JSON and msgpack fail at some thousands. */
const deepest = 100;

/** The content, or `unsupported` without its substance when it nests deeper than any store or answer can write. */
export function readNotificationContent(content: MessageContent): MessageContent {
  if (!isTooDeep(content)) return content;
  const contentType = content.kind === 'unsupported' ? content.contentType : content.kind;
  return { kind: 'unsupported', contentType, raw: null };
}

/** Walks without recursion, which is what the depth would break. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap(membersOf);
  }
  return false;
}

function membersOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

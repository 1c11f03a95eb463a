import type { QuickReply } from './message.js';
import { readJson, readObject, readObjects, readText } from './read-values.js';
import type { WireObject } from './read-values.js';

/** The buttons of `{ type: "quickReplies", replies }`: an object in notifications, a JSON text in history (RICH, MHIST). */
export function readQuickReplies(value: unknown): readonly QuickReply[] {
  const { replies } = readObject(readJson(value)) ?? {};
  return readObjects(replies).flatMap(readQuickReply);
}

function readQuickReply(button: WireObject): readonly QuickReply[] {
  const title = readText(button['title']);
  if (title === undefined) return [];
  return [{ title, tooltip: readText(button['tooltip']), click: readObject(button['click']) }];
}

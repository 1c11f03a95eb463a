import type { PublishedEvent } from '../conversations/dialog-event.js';
import type { SandboxSettings } from '../settings/sandbox-settings.js';
import { isRecord } from '../values/is-record.js';
import { ItemRefusal } from './item-refusal.js';

/**
 * Reads structured content of a consumer; whether this API takes it is not documented, so a setting
 * decides.
 */
export function richContentEvent(
  settings: SandboxSettings,
  event: Readonly<Record<string, unknown>>,
): PublishedEvent {
  if (settings.consumerRichContent === 'refused') {
    throw new ItemRefusal('Bad Request, a consumer cannot publish a RichContentEvent');
  }
  const content = event['content'];
  if (!isRecord(content)) throw new ItemRefusal('Bad Request, content must be an object');
  return { type: 'RichContentEvent', content };
}

import type { SettingsBook } from '../settings/settings-book.js';
import type { Clock } from '../values/clock.js';
import type { Announcer } from './announcer.js';
import type { ConversationBook } from './conversation-book.js';

/** What every act on a conversation needs. */
export interface ConversationParts {
  readonly now: Clock;
  readonly settings: SettingsBook;
  readonly conversations: ConversationBook;
  readonly announcer: Announcer;
}

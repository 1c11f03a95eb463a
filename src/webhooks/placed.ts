import type { DurableThing } from '../events/facts.js';
import type { Place } from '../events/place.js';
import type { EventLog } from '../store/event-log.js';

/** What keeping stands on. */
export type KeepingLog = Pick<EventLog, 'apply' | 'conversationOf' | 'read'>;

/** A thing, and where it was told. */
export interface Placed {
  readonly told: DurableThing;
  readonly place: Place;
}

import { factOf } from '../events/facts.js';
import type { DurableThing } from '../events/facts.js';
import type { Place } from '../events/place.js';
import { adoptStrays } from './adopt-strays.js';
import { findPlace } from './find-place.js';
import type { KeepingLog, Placed } from './placed.js';

/** For whom things are kept, and when they came; milliseconds since 1970. */
export interface Delivery {
  readonly accountId: string;
  readonly receivedAt: number;
}

/** Keeps what was told; it is durable when this resolves. Answers with the number of events that were new. */
export async function keepTold(
  things: readonly DurableThing[],
  { accountId, receivedAt }: Delivery,
  events: KeepingLog,
): Promise<number> {
  if (things.length === 0) return 0;
  const found = things.map((told) => findPlace(told, accountId, events));
  const isAsked = found.some((place) => place instanceof Promise);
  const places = isAsked
    ? await Promise.all(found.map((place) => Promise.resolve(place)))
    : (found as Place[]); // none of them is a promise
  const placed = things.flatMap((told, at): Placed[] => {
    const place = places[at];
    return place === undefined ? [] : [{ told, place }];
  });
  const appended = await events.apply(placed.map(({ told, place }) => factOf(told, place, receivedAt)));
  await adoptStrays(placed, accountId, events);
  return appended.filter((event) => event !== undefined).length;
}

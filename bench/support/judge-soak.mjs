// Whether a long run stayed flat: the last third beside the middle one, because the first fills caches.
import { median } from './statistics.mjs';

/** How much more the last third may hold: handles by as many, memory by a share. */
const slack = { handles: 8, heap: 1.15, resident: 1.15 };

/** Sentences for people, and whether all is well. */
export function judgeSoak(points) {
  const third = Math.floor(points.length / 3);
  const of = (part, key) => median(part.map((point) => point[key])).value;
  const [middle, last] = [points.slice(third, 2 * third), points.slice(-third)];
  const grew = (key) => ({ from: of(middle, key), to: of(last, key) });
  const [heap, resident, handles] = ['heapMiB', 'residentMiB', 'handles'].map(grew);
  const requests = points.reduce((sum, point) => sum + point.requests, 0);
  const errors = points.reduce((sum, point) => sum + point.errors, 0);
  const checks = [
    [errors === 0, `${requests} requests, ${errors} errors.`],
    [heap.to <= heap.from * slack.heap, tell('Heap after a collection', heap, 'MiB')],
    [resident.to <= resident.from * slack.resident, tell('Resident', resident, 'MiB')],
    [handles.to <= handles.from + slack.handles, tell('Handles', handles, '')],
  ];
  return {
    isWell: checks.every(([isWell]) => isWell),
    sentences: checks.map(([isWell, sentence]) => `${isWell ? 'ok ' : 'NOT'} ${sentence}`),
  };
}

const tell = (what, { from, to }, unit) =>
  `${what}: ${from.toFixed(0)} ${unit} in the middle third, ${to.toFixed(0)} ${unit} in the last.`;

// Whether a request costs more than was agreed.
import { readFileSync } from 'node:fs';

const file = new URL('../guard.json', import.meta.url);

/** How much dearer a request may get: by 15 %. */
export const tolerance = 1.15;

/** What a request costs, as it was last agreed, by the major version of Node. */
export const readBounds = () => JSON.parse(readFileSync(file, 'utf8'));

/** Where it is written. */
export const boundsFile = file;

/** The major version that runs. */
export const nodeMajor = () => process.versions.node.split('.')[0];

/** One sentence for each figure that is too dear; none when all is well. */
export function judge(measured, agreed) {
  const dear = Object.keys(agreed)
    .filter((key) => key !== 'upstreamCalls' && measured[key] > agreed[key] * tolerance)
    .map((key) => `${key} per request: ${measured[key]}, agreed ${agreed[key]}`);
  const calls =
    measured.upstreamCalls === 1 ? [] : [`upstream calls per request: ${measured.upstreamCalls}, not 1`];
  return [...calls, ...dear];
}

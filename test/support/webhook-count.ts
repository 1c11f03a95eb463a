import type { Heard } from './webhook-heard.js';

/** What subscribers of one conversation should have heard, and what they heard. */
export interface Hearings {
  /** Labels of the events that had to be told. */
  readonly required: ReadonlySet<string>;
  /** Labels that may have been told besides: states that came after newer ones need not be. */
  readonly allowed: ReadonlySet<string>;
  /** What a subscriber heard who came at the end and began with the oldest event. */
  readonly log: readonly Heard[];
  readonly subscribers: readonly (readonly Heard[])[];
}

/** How hearings differ from each event once, in one order; all zero when they do not. */
export interface Differences {
  /** Events that a subscriber never heard. */
  readonly missing: number;
  /** Events that a subscriber heard again. */
  readonly repeated: number;
  /** Events that nobody sent. */
  readonly unexpected: number;
  /** Subscribers who heard another sequence of events and cursors than the log has. */
  readonly disagreeing: number;
  /** Some of the events that were missing, repeated or unexpected. */
  readonly examples: readonly string[];
}

/** No difference. */
export const noDifferences: Differences = {
  missing: 0,
  repeated: 0,
  unexpected: 0,
  disagreeing: 0,
  examples: [],
};

const mostExamples = 10;

/** Counts the differences over conversations. */
export function countDifferences(conversations: readonly Hearings[]): Differences {
  const each = conversations.flatMap((hearings) =>
    [hearings.log, ...hearings.subscribers].map((heard) => differencesOf(heard, hearings)),
  );
  const count = (name: keyof Found): number => each.flatMap((found) => found[name]).length;
  return {
    missing: count('missing'),
    repeated: count('repeated'),
    unexpected: count('unexpected'),
    disagreeing: count('disagreeing'),
    examples: [...new Set(each.flatMap(examplesOf))].slice(0, mostExamples),
  };
}

interface Found {
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
  readonly unexpected: readonly string[];
  readonly disagreeing: readonly string[];
}

function differencesOf(heard: readonly Heard[], { required, allowed, log }: Hearings): Found {
  const all = heard.map(({ label }) => label);
  const labels = new Set(all);
  return {
    missing: [...required].filter((label) => !labels.has(label)),
    repeated: repeatedIn(all),
    unexpected: [...labels].filter((label) => !required.has(label) && !allowed.has(label)),
    disagreeing: sequenceOf(heard) === sequenceOf(log) ? [] : ['another sequence than the log has'],
  };
}

function repeatedIn(labels: readonly string[]): string[] {
  const seen = new Set<string>();
  return labels.filter((label) => seen.size === seen.add(label).size);
}

function examplesOf({ missing, repeated, unexpected }: Found): string[] {
  return [
    ...missing.map((label) => `missing: ${label}`),
    ...repeated.map((label) => `repeated: ${label}`),
    ...unexpected.map((label) => `unexpected: ${label}`),
  ];
}

function sequenceOf(heard: readonly Heard[]): string {
  return heard.map(({ label, cursor }) => `${cursor} ${label}`).join('\n');
}

// Short rounds in turn: what slows the machine for a while slows neighbours alike, and their ratio stands.
import { median } from './statistics.mjs';

/** How many variants run between two rounds of the reference. */
const neighbours = 2;

/**
 * Measures variants in turn and the first of them, the reference, before and after every two others. `measure(name,
 * variant)` answers with figures. Answers with medians of each figure, and of its ratio to the reference's mean of the
 * rounds before and after. A variant with `every: 3` runs in each third round only.
 */
export async function takeTurns({ variants, rounds, measure, progress = () => undefined }) {
  const [reference, ...others] = Object.keys(variants);
  const samples = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
  const run = async (name) => {
    const figures = await measure(name, variants[name]);
    samples[name].push(figures);
    return { name, figures };
  };
  const pairs = [];
  let before = await run(reference);
  for (let round = 0; round < rounds; round += 1) {
    progress(round, rounds);
    const due = rotated(others, round).filter((name) => round % (variants[name].every ?? 1) === 0);
    for (let from = 0; from < due.length; from += neighbours) {
      const between = [];
      for (const name of due.slice(from, from + neighbours)) between.push(await run(name));
      const after = await run(reference);
      for (const one of between) pairs.push({ ...one, beside: [before.figures, after.figures] });
      before = after;
    }
  }
  return { reference, ...summary(samples, pairs) };
}

const rotated = (list, by) => list.map((_, at) => list[(at + by) % list.length]);

function summary(samples, pairs) {
  const figures = {};
  const ratios = {};
  for (const [name, list] of Object.entries(samples)) {
    const keys = Object.keys(list[0] ?? {});
    figures[name] = byKey(keys, (key) => median(list.map((one) => one[key])));
    const paired = pairs.filter((pair) => pair.name === name);
    if (paired.length === 0) continue;
    ratios[name] = byKey(keys, (key) =>
      median(
        paired.map(({ figures: own, beside: [one, other] }) => own[key] / ((one[key] + other[key]) / 2)),
      ),
    );
  }
  const counts = Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, list.length]));
  return { figures, ratios, counts };
}

const byKey = (keys, value) => Object.fromEntries(keys.map((key) => [key, value(key)]));

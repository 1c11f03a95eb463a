// Medians with an interval, which assume nothing of how values are spread.

/** The value below which a share of sorted numbers lies. */
export const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Fewer values than this have no 90 % interval by ranks. */
const fewest = 5;

/** Median and, of five values or more, its 90 % interval by ranks. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const { length } = sorted;
  const value = (sorted[Math.floor((length - 1) / 2)] + sorted[Math.floor(length / 2)]) / 2;
  if (length < fewest) return { value };
  const spread = (1.645 * Math.sqrt(length)) / 2;
  const at = (rank) => sorted[Math.max(0, Math.min(length - 1, Math.round(rank)))];
  return { value, low: at(length / 2 - spread), high: at(length / 2 + spread - 1) };
}

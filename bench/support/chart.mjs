// A chart of text: one bar for each row, the reference at 1.
const width = 50;

/** Bars of the given figure of rows, longest at the full width. */
export function chart(rows, key) {
  const bars = rows.flatMap((row) => {
    const value = row[key]?.value ?? row[key];
    return typeof value === 'number' && Number.isFinite(value) ? [{ name: row.name, value }] : [];
  });
  const most = Math.max(...bars.map(({ value }) => value));
  const longest = Math.max(...bars.map(({ name }) => name.length));
  return bars
    .map(({ name, value }) => {
      const bar = '█'.repeat(Math.max(1, Math.round((value / most) * width)));
      return `${name.padEnd(longest)} ${bar} ${value.toFixed(2)}`;
    })
    .join('\n');
}

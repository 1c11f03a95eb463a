// A section of the report: what was measured, row by row, and what is asked of it.

/** A value with its interval, or a plain one, as text. */
export function show(value, digits = 2) {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value.toFixed(digits) : '–';
  if (value.low === undefined) return show(value.value, digits);
  return `${value.value.toFixed(digits)} (${value.low.toFixed(digits)}–${value.high.toFixed(digits)})`;
}

/** Columns of a table: heading, the key of the cell in a row, digits. */
export const column = (heading, key, digits = 2) => ({ heading, key, digits });

/** What is asked of a figure: at least or at most a limit. The figure itself decides, not its interval. */
export function goal(what, value, { atLeast, atMost }) {
  const figure = typeof value === 'number' ? value : value?.value;
  const limit = atLeast ?? atMost;
  const wanted = `${atLeast === undefined ? 'at most' : 'at least'} ${limit}`;
  if (figure === undefined || !Number.isFinite(figure)) return { what, wanted, value: undefined };
  return { what, wanted, value, isMet: atLeast === undefined ? figure <= limit : figure >= limit };
}

/** A Markdown table. */
export function table(columns, rows) {
  const head = `| ${columns.map(({ heading }) => heading).join(' | ')} |`;
  const line = `|${columns.map(() => ' --- ').join('|')}|`;
  const body = rows.map(
    (row) => `| ${columns.map(({ key, digits }) => show(row[key], digits)).join(' | ')} |`,
  );
  return [head, line, ...body].join('\n');
}

import type { Cell } from './play-cell.js';
import { nameOf } from './operations.js';

const head = `# Faults

What a caller is told when LivePerson, or the gateway's own store, fails. Every operation meets every fault, over real
HTTP, in \`test/faults/\`; this page is what came out, and a test fails when it is not so any more. Write it anew with
\`UPDATE_FAULTS=1\` in the environment of that test.

A fault goes on as long as the operation lasts, unless it says "once". It hits the operation's own call; faults of the
Domain API, the token service and the identity provider meet a gateway that has neither hosts nor tokens at hand.
"Calls" is how many calls to LivePerson the gateway began, look-ups, tokens and repetitions among them. A line without a
code is a success. [The errors](errors.md) say what to do about each code.

\`UNKNOWN\` stays where nothing that LivePerson tells decides it:

- Before its effect, a request that left and one that got lost on the way look alike, and no webhook tells that nothing
  happened.
- Without a key a conversation or message of the same moment may be another channel's: a create names it in
  \`details.conversationId\`, and leaves to the caller whether it is theirs.
- Of what changes a state (typing, receipts, a profile, urgency) webhooks tell the state at most, not who set it; it is
  safe to repeat.
`;

const columns = ['Fault', 'Code', 'Outcome', 'Safe to repeat', 'Calls'];

/** The page of all cells: one table for each operation. */
export function writeTable(cells: readonly Cell[]): string {
  const names = [...new Set(cells.map(({ operation }) => nameOf(operation)))];
  const sections = names.map((name) => {
    const rows = cells.filter(({ operation }) => nameOf(operation) === name).map(rowOf);
    return `## ${name}\n\n${tableOf([columns, ...rows])}`;
  });
  return [head, ...sections].join('\n');
}

function rowOf({ fault, error, calls }: Cell): string[] {
  if (error === undefined) return [fault.name, '', 'done', '', String(calls)];
  const { code, outcome, safeToRepeat } = error;
  return [fault.name, `\`${code}\``, `\`${outcome}\``, safeToRepeat ? 'yes' : 'no', String(calls)];
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, at) => Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`;
  const [first = [], ...others] = rows;
  const rule = widths.map((width) => '-'.repeat(width));
  return [line(first), line(rule), ...others.map(line)].join('');
}

import type { AccountReport, Finding } from './finding.js';

/** Reports in lines for a person; what is wrong stands out. */
export function reportText(reports: readonly AccountReport[]): string {
  const lines = reports.flatMap(({ account, findings }) => [
    `Account ${account}`,
    ...findings.flatMap(linesOf),
    '',
  ]);
  return [...lines, summary(reports)].join('\n');
}

const margin = ' '.repeat(22);

function linesOf({ check, status, message, remedy }: Finding): string[] {
  const word = status === 'failed' ? 'FAILED' : status;
  const first = `  ${word.padEnd(9)}${check.padEnd(11)}${message}`;
  return remedy === undefined ? [first] : [first, `${margin}${remedy}`];
}

function summary(reports: readonly AccountReport[]): string {
  const bad = reports.filter(({ ok }) => !ok).map(({ account }) => account);
  if (bad.length === 0)
    return reports.length === 1 ? 'The account works.' : `All ${reports.length} accounts work.`;
  return reports.length === 1
    ? 'The account does not work.'
    : `${bad.length} of ${reports.length} accounts do not work: ${bad.join(', ')}.`;
}

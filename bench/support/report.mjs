// The report of a run: as JSON for programs, as Markdown for people.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chart } from './chart.mjs';
import { resultsFolder } from './paths.mjs';
import { column, table } from './section.mjs';

const goalColumns = [
  column('What', 'what'),
  column('Asked', 'wanted'),
  column('Measured', 'value'),
  column('Met', 'met'),
];

/** One section as Markdown. */
export function sectionText({ title, method, columns, rows, bars, notes = [], load }) {
  const others = load?.coresOfOthers;
  const foreign =
    load && `${load.seconds} s; others used ${others ?? '?'} cores, load average ${load.loadAverage}.`;
  const parts = [`## ${title}`, method, table(columns, rows)];
  if (bars) parts.push(['```text', `${bars.heading}\n`, chart(rows, bars.key), '```'].join('\n'));
  return [...parts, ...notes, foreign].filter(Boolean).join('\n\n');
}

/** What was asked and what was reached, of all sections. */
export function goalsText(sections) {
  const goals = sections.flatMap(({ goals: list = [] }) => list);
  if (goals.length === 0) return '';
  const rows = goals.map((one) => ({
    ...one,
    met: one.value === undefined ? 'not measured' : one.isMet ? 'yes' : 'no',
  }));
  return ['## Goals', table(goalColumns, rows)].join('\n\n');
}

function machineText({ date, node, platform, processor, cores, memoryGiB, versions, peers }) {
  const packages = Object.entries({ ...versions, ...peers }).map(([name, version]) => `${name} ${version}`);
  return `${date.slice(0, 10)}, Node ${node}, ${platform}, ${cores} cores (${processor}), ${memoryGiB} GiB. ${packages.join(', ')}.`;
}

/** Writes both files and answers with their paths. Each is replaced by the next run of the same kind. */
export function writeReport({ name, machine, options, sections, method }) {
  mkdirSync(resultsFolder, { recursive: true });
  const json = join(resultsFolder, `${name}.json`);
  const markdown = join(resultsFolder, `${name}.md`);
  writeFileSync(json, `${JSON.stringify({ machine, options, sections }, undefined, 2)}\n`);
  const parts = [
    '# Measured by `npm run bench`',
    machineText(machine),
    method,
    goalsText(sections),
    ...sections.map(sectionText),
  ];
  writeFileSync(markdown, `${parts.filter(Boolean).join('\n\n')}\n`);
  return { json, markdown };
}

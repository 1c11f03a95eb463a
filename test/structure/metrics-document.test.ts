import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { services, upstreamOutcomes } from '../../src/metrics/labels.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { idleSources } from '../support/idle-metric-sources.js';

const document = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
const { registry } = new Metrics(idleSources);

/** Cells of the rows below a heading of columns. */
function rowsBelow(heading: string): string[][] {
  const cellsOf = (line: string): string[] =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  const lines = document.split('\n');
  const first = lines.findIndex((line) => cellsOf(line).join() === heading) + 2;
  const rows = lines.slice(first);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end < 0 ? undefined : end).map(cellsOf);
}

const inCode = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

describe('docs/metrics.md', () => {
  it('has every metric with its type, labels and meaning, and no other', async () => {
    const metrics = await registry.getMetricsAsJSON();
    const labelsOf = (name: string): readonly string[] =>
      (registry.getSingleMetric(name) as unknown as { readonly labelNames: readonly string[] }).labelNames; // as prom-client keeps them
    const table = metrics.map(({ name, type, help }) => {
      return [inCode([name]), String(type), inCode(labelsOf(name)), help];
    });
    expect(rowsBelow('Name,Type,Labels,Meaning')).toEqual(table);
  });

  it('names every service and every outcome of a call', () => {
    const row = (label: string): string =>
      rowsBelow('Label,Values').find(([name]) => name === label)?.[1] ?? '';
    expect(row('`service`')).toContain(inCode([...services, 'other']));
    expect(row('`outcome`')).toContain(inCode(upstreamOutcomes));
  });
});

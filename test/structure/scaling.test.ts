import { describe, expect, it } from '@jest/globals';
import { settings } from '../../src/config/settings.js';
import { textOf } from './ops-files.js';

const page = textOf('docs/operations.md').split('## Scaling on paper')[1] ?? '';
const number = (text: string): number => Number(text.replaceAll(' ', ''));

/** Rows of a table whose cells are all numbers. */
const rows = [...page.matchAll(/^\|((?: +[\d .]+ \|){3})$/gm)].map(([, cells = '']) =>
  cells.split('|').slice(0, 3).map(number),
);
/** Processor time of one operation in milliseconds, as README has it: the last column of the gateway's row. */
const [, measured = ''] = /^\| gateway +\|[^|]*\| ([\d.]+) \(/m.exec(textOf('README.md')) ?? [];
/** As autoscaling.yaml has it. */
const [, percent = ''] = /averageUtilization: (\d+)/.exec(textOf('ops/kubernetes/autoscaling.yaml')) ?? [];

describe('the calculation in docs/operations.md', () => {
  it('stands on the number that README has', () => {
    expect(page).toContain(`takes ${measured} ms of processor time`);
    expect(page).toContain(`× ${measured} ms, at ${percent} % of one core`);
  });

  it('is right', () => {
    expect(rows).toHaveLength(4);
    for (const [operations = 0, cores, replicas] of rows) {
      const busy = (operations * Number(measured)) / 1000;
      expect([operations, cores, replicas]).toEqual([
        operations,
        Number(busy.toFixed(1)),
        Math.ceil(busy / (Number(percent) / 100)),
      ]);
    }
  });

  it('takes subscribers for half of what a replica may hold', () => {
    const each = Number(settings.LIMIT_SOCKETS.fallback) / 2;
    const told = [
      ...page.matchAll(/\| +[\d ]+ \| +[\d ]+ \| +([\d ]+) \| subscribers: (\d+) replicas; .* take (\d+)/g),
    ];
    expect(told.length).toBe(2);
    for (const [, subscribers = '', replicas] of told)
      expect(number(subscribers) / each).toBe(Number(replicas));
  });
});

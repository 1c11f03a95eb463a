import { beforeAll, describe, expect, it } from '@jest/globals';
import { codes } from '../../src/errors/codes.js';
import { breakerStates, services, upstreamOutcomes } from '../../src/metrics/labels.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { idleSources } from '../support/idle-metric-sources.js';
import { textOf, yamlOf } from './ops-files.js';

const metrics = new Metrics(idleSources);

/** Labels that Prometheus itself adds, and bounds of histograms. */
const everywhere = ['job', 'instance', 'le'];
/** What docs/metrics.md says of labels, where the sources have a list of it. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  code: ['OK', ...Object.keys(codes), 'other'],
  service: [...services, 'other'],
  outcome: [...upstreamOutcomes, 'other'],
  state: breakerStates,
  kind: ['graphql', 'sse', 'multipart', 'websocket', 'callback', 'files', 'webhooks'],
  status: ['200', '400', '401', '503'],
  reason: ['kept', 'sender', 'signature', 'body', 'store'],
  result: ['hit', 'miss', 'stale'],
  transport: ['websocket', 'sse', 'multipart', 'callback'],
};

/** Labels of every metric, under each name that a query may use. */
const labels = new Map<string, readonly string[]>([['up', []]]);

beforeAll(async () => {
  // From then on the process is watched, too.
  await metrics.text();
  for (const { name, type } of await metrics.registry.getMetricsAsJSON()) {
    const { labelNames } = metrics.registry.getSingleMetric(name) as unknown as { labelNames: string[] }; // as prom-client keeps them
    const parts = String(type) === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    for (const part of parts) labels.set(name + part, labelNames);
  }
});

/** What is wrong with the names in a query. */
function problemsOf(query: string): string[] {
  const selectors = [...query.matchAll(/\b(up|conversation_gateway_\w+)\b(?:\{([^}]*)\})?/g)];
  const known = selectors.flatMap(([, name = '']) => labels.get(name) ?? []);
  const grouped = [...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/, */));
  const problems = selectors.flatMap(([, name = '', matchers = '']) => {
    const own = labels.get(name);
    return own === undefined ? [`no metric ${name}`] : matcherProblems(own, matchers);
  });
  const strange = grouped.filter((label) => ![...known, ...everywhere].includes(label));
  return [...problems, ...strange.map((label) => `no label ${label}`)];
}

function matcherProblems(own: readonly string[], matchers: string): string[] {
  return [...matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].flatMap(([, label = '', , value = '']) => {
    if (everywhere.includes(label)) return [];
    if (!own.includes(label)) return [`no label ${label}`];
    const strange = value.split('|').filter((word) => valuesOf[label]?.includes(word) === false);
    return strange.map((word) => `no ${label} ${word}`);
  });
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

const [alerts] = yamlOf('ops/prometheus/alerts.yaml') as [{ groups: readonly { rules: readonly Rule[] }[] }];
const rules = alerts.groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(textOf('ops/grafana/dashboard.json')) as { panels: readonly Panel[] };
const panels = dashboard.panels.filter(({ type }) => type !== 'row');

describe('this test', () => {
  it('sees metrics, labels and values that there are not', () => {
    expect(problemsOf('sum by (account) (rate(conversation_gateway_webhooks[5m]))')).toEqual([
      'no metric conversation_gateway_webhooks',
      'no label account',
    ]);
    expect(problemsOf('conversation_gateway_requests_total{account="1", code=~"OK|NONE"}')).toEqual([
      'no label account',
      'no code NONE',
    ]);
    expect(problemsOf('conversation_gateway_event_lag_seconds{job="x"}')).toHaveLength(1);
  });
});

describe('ops/prometheus/alerts.yaml', () => {
  it('asks for metrics, labels and values that there are', () => {
    expect(rules.length).toBeGreaterThan(10);
    expect(
      rules.flatMap(({ alert, expr }) => problemsOf(expr).map((problem) => `${alert}: ${problem}`)),
    ).toEqual([]);
  });

  it('has one name, severity and summary for each rule', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { labels: own, annotations } of rules) {
      expect(['critical', 'warning']).toContain(own.severity);
      expect(annotations.summary).toMatch(/\.$/);
    }
  });

  it('has a runbook in docs/operations.md for each, and there is none for any other', () => {
    const page = textOf('docs/operations.md');
    const headings = [...page.matchAll(/^### (Gateway\w+)$/gm)].map(([, name]) => name);
    expect(headings).toEqual(rules.map(({ alert }) => alert));
    for (const { alert, annotations } of rules)
      expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`);
  });
});

describe('ops/grafana/dashboard.json', () => {
  it('asks for metrics, labels and values that there are', () => {
    const queries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(queries.length).toBeGreaterThan(30);
    expect(queries.flatMap(problemsOf)).toEqual([]);
  });

  it('shows every metric of the gateway itself', () => {
    const asked = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n');
    const own = [...labels.keys()].filter(
      (name) => !/_(process|nodejs)_|_(bucket|sum|count)$|^up$/.test(name),
    );
    // Counted twice, by their durations too.
    expect(own.filter((name) => !asked.includes(name))).toEqual([]);
  });

  it('says what each panel shows, and lets none lie on another', () => {
    const taken = new Set<string>();
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, description, gridPos } of panels) {
      expect([title, description]).toEqual([expect.any(String), expect.stringMatching(/\.$/)]);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x} ${y}`)).toBe(false);
          taken.add(`${x} ${y}`);
        }
      }
    }
  });
});

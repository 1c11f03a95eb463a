import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { agentActionNames } from '../../sandbox/agent/play-agent.js';
import { serviceNames } from '../../sandbox/http/service-name.js';
import { defaultSettings } from '../../sandbox/settings/default-settings.js';
import { defaultWebhookConfig } from '../../sandbox/webhooks/default-webhook-config.js';

const document = () => readFile(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');

test.each([
  ['setting', Object.keys(defaultSettings)],
  ['member of the webhook configuration', Object.keys(defaultWebhookConfig(null))],
  ['act of the agent', agentActionNames],
  ['service', serviceNames],
])('names every %s', async (_kind, names) => {
  const text = await document();
  expect(names.filter((name) => !new RegExp(`[\`"]${name}[\`":]`).test(text))).toEqual([]);
});

test('names every fault and every variable of the environment that the sources know', async () => {
  const text = await document();
  const sources = await Promise.all(
    ['faults/read-fault.ts', 'read-sandbox-environment.ts'].map((name) =>
      readFile(new URL(`../../sandbox/${name}`, import.meta.url), 'utf8'),
    ),
  );
  const kinds = /Kinds = \[([^\]]*)\]/g;
  const faults = [...String(sources[0]).matchAll(kinds)].flatMap(
    ([, list]) => String(list).match(/\w+/g) ?? [],
  );
  const variables = String(sources[1]).match(/(?<=read\(')\w+/g) ?? [];
  expect(faults.length).toBeGreaterThan(6);
  expect(variables.length).toBeGreaterThan(5);
  expect([...faults, ...variables].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

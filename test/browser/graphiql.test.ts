import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, jest } from '@jest/globals';
import { buildASTSchema, parse, validate } from 'graphql';
import type { Page } from 'playwright-core';
import { read } from '../federation/example-files.js';
import { eventually } from '../support/eventually.js';
import { describeWith } from '../support/optional-program.js';
import { build } from '../support/spawned-program.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';
import { withPage } from '../support/with-page.js';

const pictures = fileURLToPath(new URL('../../test-output/', import.meta.url));
const documents = readdirSync(new URL('../../examples', import.meta.url)).filter((name) =>
  name.endsWith('.graphql'),
);

// Starting a browser takes long where the machine is busy.
jest.setTimeout(90_000);

/** Runs a test with a sandbox whose agent answers, and keeps what the page asked of other hosts. */
async function withExplorer(
  chromium: string,
  options: Parameters<typeof withPage>[1],
  run: (opened: {
    pair: Pair;
    page: Page;
    outside: () => readonly string[];
    errors: () => readonly string[];
  }) => Promise<void>,
): Promise<void> {
  await withPair(
    async (pair) => {
      await fetch(`${pair.sandbox.url}/_sandbox/webhooks`, {
        method: 'PUT',
        body: JSON.stringify({ url: `${pair.url}/webhooks/liveperson` }),
      });
      await withPage(chromium, options, async ({ page, errors }) => {
        const outside: string[] = [];
        page.on('request', (request) => {
          if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${pair.url}/`))
            outside.push(request.url());
        });
        await run({ pair, page, outside: () => outside, errors });
      });
    },
    { sandbox: { agentMode: 'echo' } },
  );
}

/** Opens an example by its name; waits until its variables are there. */
async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('.examples .note', { hasText: '…' }).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name, selected: true }).waitFor();
}

const answer = (page: Page) => page.locator('.result-window');
const run = (page: Page) => page.locator('.graphiql-execute-button').click();

describeWith('chromium', 'the page at /explorer, without internet', (chromium) => {
  beforeAll(build, 300_000);

  it('runs a mutation and a subscription with nothing from outside', async () => {
    await withExplorer(chromium, {}, async ({ pair, page, outside, errors }) => {
      const loaded = await page.goto(`${pair.url}/explorer`);
      expect(loaded?.headers()['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
      await open(page, 'CreateConversation');
      await run(page);
      await answer(page).filter({ hasText: '"CREATED"' }).waitFor();
      await open(page, 'ConversationEvents');
      await run(page);
      await page.getByRole('button', { name: 'Stop query' }).waitFor();
      const [conversation] = await pair.sandbox.conversations();
      await fetch(`${pair.sandbox.url}/_sandbox/conversations/${conversation?.id ?? ''}/agent`, {
        method: 'POST',
        body: JSON.stringify({ action: 'text', text: 'told-by-the-agent' }),
      });
      await answer(page).filter({ hasText: 'told-by-the-agent' }).waitFor();
      await mkdir(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}graphiql-subscription.png` });
      expect([outside(), errors()]).toEqual([[], []]);
    });
  });

  it('has every example, each of which runs as it was filled in', async () => {
    await withExplorer(chromium, {}, async ({ pair, page, outside }) => {
      await page.goto(`${pair.url}/explorer`);
      const names = await page.locator('.examples li button').allInnerTexts();
      expect(names).toHaveLength(documents.length);
      const answers: Record<string, string> = {};
      for (const name of names.filter((one) => one !== 'ConversationEvents')) {
        await open(page, name);
        const answered = page.waitForResponse(
          (response) => response.request().postData()?.includes(`"operationName":"${name}"`) === true,
        );
        await run(page);
        answers[name] = await (await answered).text();
      }
      const failed = Object.entries(answers).filter(
        ([, text]) => !/^\{"data":(?!null)/.test(text) || text.includes('"errors"'),
      );
      // Off unless the operator sets UNCONFIRMED_OPERATIONS.
      expect(failed).toEqual([['ChangeTtr', expect.stringContaining('FEATURE_NOT_ENABLED')]]);
      expect(outside()).toEqual([]);
    });
  });

  it('fits wide and narrow screens, light and dark', async () => {
    await withExplorer(chromium, {}, async ({ pair, page }) => {
      await page.goto(`${pair.url}/explorer`);
      await open(page, 'SendText');
      await run(page);
      await answer(page).filter({ hasText: '"SENT"' }).waitFor();
      await mkdir(pictures, { recursive: true });
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
          await page.screenshot({ path: `${pictures}graphiql-${colorScheme}-${width}.png`, fullPage: true });
        }
      }
    });
  });
});

describeWith('chromium', 'the page at /graphql', (chromium) => {
  beforeAll(build, 300_000);

  it('leads to the explorer', async () => {
    await withPair(async (pair) => {
      await withPage(chromium, {}, async ({ page }) => {
        await page.goto(`${pair.url}/graphql`);
        await page.getByRole('link', { name: 'Open the explorer' }).click();
        await page.getByRole('heading', { name: 'Examples' }).waitFor();
      });
    });
  });

  it('gives Apollo Sandbox every example in one document, ready to run', async () => {
    await withExplorer(chromium, {}, async ({ pair, page }) => {
      // Apollo's script cannot come here: this one keeps what it is given.
      await page.route('https://embeddable-sandbox.cdn.apollographql.com/**', (route) =>
        route.fulfill({
          contentType: 'text/javascript',
          body: 'window.EmbeddedSandbox = class { constructor(options) { window.given = options; } };',
        }),
      );
      await page.goto(`${pair.url}/graphql`);
      await eventually('Apollo Sandbox', () => page.evaluate('window.given !== undefined'));
      const given = await page.evaluate<Given>('window.given');
      expect(given).toMatchObject({
        target: '#sandbox',
        initialEndpoint: `${pair.url}/graphql`,
        initialSubscriptionEndpoint: `${pair.url.replace('http', 'ws')}/graphql`,
      });
      const { document, variables } = given.initialState;
      const schema = buildASTSchema(parse(read('schema.graphql')), { assumeValidSDL: true });
      expect(validate(schema, parse(document))).toEqual([]);
      const [send] =
        (await ask(pair, { query: document, variables, operationName: 'SendText' })).errors ?? [];
      expect(send).toBeUndefined();
      expect(await page.locator('#page').isVisible()).toBe(false);
    });
  });
});

interface Given {
  readonly initialState: { readonly document: string; readonly variables: Readonly<Record<string, unknown>> };
}

async function ask(
  pair: Pair,
  body: object,
): Promise<{ readonly errors?: readonly { readonly message: string }[] }> {
  const headers = { 'content-type': 'application/json' };
  const answered = await fetch(`${pair.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return (await answered.json()) as { errors?: { message: string }[] }; // as GraphQL answers
}

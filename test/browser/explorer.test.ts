import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { runInShell } from '../support/spawned-program.js';
import { describeWith } from '../support/optional-program.js';
import { withPage } from '../support/with-page.js';
import { withPair } from '../support/start-pair.js';

const pictures = fileURLToPath(new URL('../../test-output/', import.meta.url));
const offline = 'Apollo Sandbox comes from the internet and could not be loaded.';

const showsOffline = (page: Page) => page.getByRole('status').filter({ hasText: offline }).waitFor();

// Starting a browser takes long where the machine is busy.
describeWith('chromium', 'the page at /graphql, without internet', (chromium) => {
  it('says what it is, that Apollo Sandbox is missing, and how to go on from a shell', async () => {
    await withPair(async (pair) => {
      await withPage(chromium, {}, async ({ page, errors }) => {
        await page.goto(`${pair.url}/graphql`);
        await showsOffline(page);
        await page.getByRole('heading', { name: 'Conversation Gateway' }).waitFor();
        const line = await page.locator('pre', { hasText: 'curl -s' }).innerText();
        expect(line).toContain(pair.url);
        expect(JSON.parse(await runInShell(line))).toMatchObject({
          data: { createConversation: { outcome: 'CREATED' } },
        });
        await mkdir(pictures, { recursive: true });
        await page.screenshot({ path: `${pictures}explorer.png`, fullPage: true });
        expect(errors()).toEqual([]);
      });
    });
  });

  it('opens a conversation when Run is pressed', async () => {
    await withPair(async (pair) => {
      await withPage(chromium, {}, async ({ page, errors }) => {
        await page.goto(`${pair.url}/graphql`);
        await page.getByRole('button', { name: 'Run' }).click();
        await page.locator('#answer', { hasText: '"outcome": "CREATED"' }).waitFor();
        const [conversation] = await pair.sandbox.conversations();
        expect(await page.locator('#answer').innerText()).toContain(conversation?.id);
        expect(errors()).toEqual([]);
      });
    });
  });

  it('shows what is wrong with what was typed', async () => {
    await withPair(async (pair) => {
      await withPage(chromium, {}, async ({ page }) => {
        await page.goto(`${pair.url}/graphql`);
        await page.getByLabel('Operation').fill('{ nothing }');
        await page.getByRole('button', { name: 'Run' }).click();
        await page.locator('#answer', { hasText: 'GRAPHQL_VALIDATION_FAILED' }).waitFor();
        await page.getByLabel('Variables').fill('{');
        await page.getByRole('button', { name: 'Run' }).click();
        await page.locator('#answer', { hasText: 'JSON' }).waitFor();
      });
    });
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('fits a %s screen that is %i wide', async (colorScheme, width) => {
    await withPair(async (pair) => {
      await withPage(chromium, { colorScheme, viewport: { width, height: 844 } }, async ({ page }) => {
        await page.goto(`${pair.url}/graphql`);
        await showsOffline(page);
        await page.getByRole('button', { name: 'Run' }).click();
        await page.locator('#answer', { hasText: 'CREATED' }).waitFor();
        const tooWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
        expect(tooWide).toBe(false);
        await mkdir(pictures, { recursive: true });
        await page.screenshot({ path: `${pictures}explorer-${colorScheme}-${width}.png`, fullPage: true });
      });
    });
  });
});

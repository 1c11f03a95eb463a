import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { withLife } from '../support/life-pair.js';
import { describeWith } from '../support/optional-program.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withPage } from '../support/with-page.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

// A build, a gateway and a browser.
/** The page's code as one module. */
async function builtPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'client-hooks-'));
  try {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = [
      'build',
      join(root, 'client/test'),
      '--outDir',
      folder,
      '--emptyOutDir',
      '--logLevel',
      'error',
    ];
    await promisify(execFile)(process.execPath, [vite, ...args]);
    const [name = ''] = await readdir(join(folder, 'assets'));
    return await readFile(join(folder, 'assets', name), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs the code in a page of the gateway's own origin. */
async function openPage(page: Page, url: string, hash: string): Promise<void> {
  await page.goto(`${url}/livez#${hash}`);
  await page.addScriptTag({ content: await builtPage(), type: 'module' });
}

describeWith('chromium', 'the hooks of the client', (chromium) => {
  it('show a conversation as it goes on, and send into it', async () => {
    await withLife(async ({ pair, open, agent }) => {
      await hearWebhooks(pair);
      const target = await open();
      await agent(target, { action: 'text', text: 'Welcome' });
      await withPage(chromium, {}, async ({ page, errors }) => {
        await openPage(page, pair.url, `${target.accountId}/${target.conversationId}/${target.consumerId}`);
        await page.getByText('Welcome').waitFor();
        await page.getByText('connected', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Send' }).click();
        await page.getByText('SENT').waitFor();
        await agent(target, { action: 'text', text: 'Thank you' });
        await page.getByText('Thank you').waitFor();
        expect(await page.getByRole('listitem').allInnerTexts()).toEqual([
          'Welcome',
          'From the page',
          'Thank you',
        ]);
        // Who leaves and comes again reads it anew.
        await page.getByRole('button', { name: 'Leave or come' }).click();
        await page.getByRole('button', { name: 'Leave or come' }).click();
        await page.getByText('Thank you').waitFor();
        expect(errors().filter((error) => !error.endsWith('favicon.ico'))).toEqual([]);
      });
    });
  });

  it('tell of a conversation that is not there', async () => {
    await withLife(async ({ pair }) => {
      await withPage(chromium, {}, async ({ page }) => {
        await openPage(page, pair.url, `${pair.accountId}/missing/ann`);
        await page.getByText('There is no such conversation').waitFor();
      });
    });
  });
});

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeWith } from '../support/optional-program.js';
import { withMortalGateway } from '../support/mortal-gateway.js';
import { withPage } from '../support/with-page.js';

const pictures = fileURLToPath(new URL('../../test-output/', import.meta.url));

const keep = async (page: Page, name: string): Promise<void> => {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}web-chat-${name}.png` });
};

jest.setTimeout(60_000);

describeWith('chromium', 'try', (chromium) => {
  it('try', async () => {
    await withMortalGateway(async ({ url }) => {
      await withPage(chromium, { viewport: { width: 1280, height: 800 } }, async ({ page, errors }) => {
        page.on('console', (m) => console.log(m.text(), m.location().url)); page.on('pageerror', (e) => console.log(e.message));
        await page.goto(`${url}/chat`);
        await page.getByRole('heading', { name: 'What can we do for you' }).waitFor({timeout: 4000}).catch(async (e) => { console.log(await page.content()); throw e; });
        await keep(page, '1-welcome');
        await page.getByLabel('Message', { exact: true }).fill('Hello! Is anybody there?');
        await page.keyboard.press('Enter');
        await page.getByText('Read', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Show me a product' }).click();
        await page.getByText('Add to cart').waitFor();
        await page.getByRole('button', { name: 'Send me a file' }).click();
        await page.getByText('A file from the agent').waitFor();
        await page.getByRole('button', { name: 'Ask me something' }).click();
        await page.getByRole('button', { name: 'Yes' }).waitFor();
        await keep(page, '2-talk');
        await page.getByRole('button', { name: 'Yes' }).click();
        await page.getByRole('button', { name: 'End chat' }).click();
        await page.getByRole('button', { name: '5' }).waitFor();
        await keep(page, '3-survey');
        await page.getByRole('button', { name: '5' }).click();
        await page.getByRole('button', { name: 'No' }).click();
        await page.getByRole('button', { name: 'Start a new' }).waitFor();
        await keep(page, '4-over');
        console.log(errors());
        expect(1).toBe(1);
      });
    }, 'echo');
  });
});

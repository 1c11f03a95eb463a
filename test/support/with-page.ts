import { afterAll } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

// Nothing but the loopback is reachable, and the browser asks for nothing by itself.
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** A page of a browser without internet. */
export interface OfflinePage {
  readonly page: Page;
  /** Errors of the console and the page so far, but for Apollo's script, which cannot be loaded. */
  readonly errors: () => readonly string[];
}

// Starting one takes seconds where the machine is busy: the tests of a file share one, and nothing in it.
let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close(), 30_000);

/** Runs a test with a page that shares nothing with others, such as storage, and closes it. */
export async function withPage(
  executablePath: string,
  options: BrowserContextOptions,
  run: (opened: OfflinePage) => Promise<void>,
): Promise<void> {
  browser ??= chromium.launch({ executablePath, args });
  const context = await (await browser).newContext(options);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      const blocked = message.location().url.startsWith('https://embeddable-sandbox.cdn.apollographql.com/');
      if (message.type() === 'error' && !blocked) errors.push(`${message.text()} ${message.location().url}`);
    });
    await run({ page, errors: () => errors });
  } finally {
    await context.close();
  }
}

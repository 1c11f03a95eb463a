import { chromium } from 'playwright-core';
import type { BrowserContextOptions, Page } from 'playwright-core';

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

/** Runs a test with a page in a browser of its own, and closes it. */
export async function withPage(
  executablePath: string,
  options: BrowserContextOptions,
  run: (opened: OfflinePage) => Promise<void>,
): Promise<void> {
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage(options);
    page.setDefaultTimeout(10_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      const blocked = message.location().url.startsWith('https://embeddable-sandbox.cdn.apollographql.com/');
      if (message.type() === 'error' && !blocked) errors.push(`${message.text()} ${message.location().url}`);
    });
    await run({ page, errors: () => errors });
  } finally {
    await browser.close();
  }
}

import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const pictures = fileURLToPath(new URL('../../test-output/', import.meta.url));
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The web chat, as somebody who looks at it and types would use it. */
export class ChatPage {
  constructor(readonly page: Page) {}

  /** Opens it, and waits for its greeting. */
  async open(url: string): Promise<void> {
    // Each step goes through the gateway, the sandbox, its agent and a webhook: slow where the machine is busy.
    this.page.setDefaultTimeout(20_000);
    await this.page.goto(`${url}/chat`);
    await this.page.getByRole('heading', { name: 'What can we do for you' }).waitFor();
  }

  /** Writes a text and sends it by Enter. */
  async say(text: string): Promise<void> {
    await this.page.getByLabel('Message', { exact: true }).fill(text);
    await this.page.keyboard.press('Enter');
  }

  button = (name: string) => this.page.getByRole('button', { name, exact: true });

  /** What the messages say, in the order in which they stand, those that wait included. */
  async texts(): Promise<readonly string[]> {
    return this.page.locator('[role=log] article .bubble').allInnerTexts();
  }

  /** Waits for a message that says this. */
  async see(text: string): Promise<void> {
    await this.page.getByRole('log').getByText(text, { exact: true }).first().waitFor();
  }

  /** Stops its clock and its scripts, as a lid that is closed does; what is handed back lets them go on. */
  async freeze(): Promise<() => Promise<void>> {
    const debug = await this.page.context().newCDPSession(this.page);
    const paused = new Promise<void>((resolve) => debug.once('Debugger.paused', () => resolve()));
    await debug.send('Debugger.enable');
    void debug.send('Runtime.evaluate', { expression: 'debugger' });
    await paused;
    return () => debug.send('Debugger.resume').then(() => debug.detach());
  }

  /** Keeps a picture of it for whoever looks at the output of the tests. */
  async keep(name: string): Promise<void> {
    await mkdir(pictures, { recursive: true });
    // What comes in softly is there when all of it has come.
    await this.page.evaluate(
      'Promise.allSettled(document.getAnimations().filter((one) => one.effect.getTiming().iterations === 1).map((one) => one.finished))',
    );
    await this.page.screenshot({ path: `${pictures}web-chat-${name}.png` });
  }

  /** Serious and critical findings of axe-core, each with where it is. */
  async findings(): Promise<readonly string[]> {
    // The page's policy lets no script in; the debugger is asked past it.
    await this.page.evaluate(await readFile(axeFile, 'utf8'));
    return this.page.evaluate(`axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => id + ' ' + html.slice(0, 200) + ' ' + (any[0]?.message ?? ''))))`);
  }
}

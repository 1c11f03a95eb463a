import { expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { viewPicture } from '../../sandbox/agent/sample-pictures.js';
import { ChatPage } from '../support/chat-page.js';
import { startWire } from '../support/client-proxy.js';
import type { CuttableWire } from '../support/client-proxy.js';
import { eventually } from '../support/eventually.js';
import { playAgentByHand, seeConversation } from '../support/life-sandbox.js';
import { describeWith } from '../support/optional-program.js';
import { withMortalGateway } from '../support/mortal-gateway.js';
import type { MortalGateway } from '../support/mortal-gateway.js';
import type { SandboxControl } from '../support/sandbox-control.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withPair } from '../support/start-pair.js';
import type { Pair } from '../support/start-pair.js';
import { withPage } from '../support/with-page.js';

// Each test starts a gateway, and the first of them a browser.
jest.setTimeout(90_000);

const picture = Buffer.from(viewPicture, 'base64');

/** Cards side by side, wider than any screen. */
const carousel = {
  type: 'carousel',
  padding: 10,
  elements: ['Tea', 'Coffee', 'A very long name for a cup of chocolate', 'Milk'].map((title) => ({
    type: 'vertical',
    elements: [
      { type: 'text', text: title, style: { bold: true, size: 'large' } },
      { type: 'text', text: 'From the kitchen, still hot.' },
      { type: 'button', title: 'Choose', click: { actions: [{ type: 'publishText', text: title }] } },
    ],
  })),
};

/** What stands in a conversation at LivePerson. */
async function messagesOf({ url }: Pick<SandboxControl, 'url'>, id: string) {
  return (await seeConversation(url, id)).messages.map(({ text }) => text);
}

describeWith('chromium', 'the web chat', (chromium) => {
  type Run<Gateway> = (chat: ChatPage, gateway: Gateway, errors: () => readonly string[]) => Promise<void>;

  const openChat = <Gateway extends { readonly url: string }>(
    gateway: Gateway,
    options: BrowserContextOptions,
    run: Run<Gateway>,
  ) =>
    withPage(chromium, options, async ({ page, errors }) => {
      const chat = new ChatPage(page);
      await chat.open(gateway.url);
      await run(chat, gateway, errors);
    });

  const withChat = (options: BrowserContextOptions, run: Run<Pair>) =>
    withPair(
      async (pair) => {
        await hearWebhooks(pair);
        await openChat(pair, options, run);
      },
      { sandbox: { agentMode: 'echo' } },
    );

  const withMortalChat = (run: Run<MortalGateway>) =>
    withMortalGateway((gateway) => openChat(gateway, {}, run), 'echo');

  const withSilentChat = (run: Run<Pair & { readonly wire: CuttableWire }>) =>
    withPair(
      async (pair) => {
        await hearWebhooks(pair);
        const wire = await startWire(pair.url);
        try {
          await openChat({ ...pair, url: wire.url, wire }, {}, run);
        } finally {
          await wire.close();
        }
      },
      { sandbox: { agentMode: 'echo' } },
    );

  it('carries a whole conversation, from the first word to the survey', async () => {
    await withChat({ viewport: { width: 1280, height: 800 } }, async (chat, { sandbox }, errors) => {
      await chat.keep('welcome');
      await chat.say('Hello! Is anybody there?');
      await chat.page.getByText('Read', { exact: true }).waitFor();
      await chat.page.locator('.theirs', { hasText: 'Hello! Is anybody there?' }).waitFor();
      await chat.button('Show me a product').click();
      await chat.page.getByRole('link', { name: 'Add to cart' }).waitFor();
      await chat.page
        .getByLabel('Send a picture')
        .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture });
      await chat.page.locator('.own .file[type=button]').click();
      // What one has sent oneself is in view, however late its picture has come.
      expect(await chat.button('New messages').count()).toBe(0);
      await chat.page.getByAltText('The picture that was sent').waitFor();
      await chat.page.keyboard.press('Escape');
      await chat.button('Ask me something').click();
      await chat.button('Yes').waitFor();
      await chat.keep('talk');
      expect(await chat.findings()).toEqual([]);
      await chat.button('Yes').click();
      await chat.page.locator('.theirs', { hasText: 'Yes' }).waitFor();
      await chat.button('End chat').click();
      await chat.button('5').waitFor();
      await chat.keep('survey');
      await chat.button('5').click();
      await chat.page.getByRole('group').getByRole('button', { name: 'No' }).click();
      await chat.button('Start a new conversation').waitFor();
      await chat.keep('over');
      const [conversation] = await sandbox.conversations();
      expect(conversation).toMatchObject({ state: 'CLOSE', stage: 'CLOSE' });
      await chat.button('Start a new conversation').click();
      await chat.say('One more thing');
      await chat.page.locator('.theirs', { hasText: 'One more thing' }).waitFor();
      expect(await sandbox.conversations()).toHaveLength(2);
      expect(errors()).toEqual([]);
    });
  });

  it('loses and doubles nothing when the gateway dies, the page is loaded again, and the gateway is back', async () => {
    await withMortalChat(async (chat, { sandbox, kill, start }) => {
      await chat.say('before');
      await chat.page.locator('.theirs', { hasText: 'before' }).waitFor();
      await kill();
      await chat.page.getByText('Connecting again').waitFor();
      await chat.say('while it was gone');
      await chat.say('and this');
      await chat.keep('reconnecting');
      await start();
      await chat.page.locator('.theirs', { hasText: 'and this' }).waitFor();
      const expected = ['before', 'before', 'while it was gone', 'and this', 'while it was gone', 'and this'];
      expect([...(await chat.texts())].sort()).toEqual([...expected].sort());
      await chat.page.reload();
      await chat.page.locator('.theirs', { hasText: 'and this' }).waitFor();
      expect([...(await chat.texts())].sort()).toEqual([...expected].sort());
      const [conversation, ...others] = await sandbox.conversations();
      expect(others).toEqual([]);
      expect(conversation?.messages).toHaveLength(expected.length);
    });
  });

  it('keeps what was not sent through a reload, and sends it once', async () => {
    await withChat({}, async (chat, { sandbox }) => {
      await sandbox.plan({
        service: 'asyncMessagingEnt',
        match: '/send',
        times: 3,
        fault: { kind: 'resetAfterEffect' },
      });
      // A conversation that opens late leaves time to look, and to load the page again.
      await sandbox.plan({
        service: 'asyncMessagingEnt',
        match: 'conversation?v=3',
        fault: { kind: 'delay', ms: 1000 },
      });
      await chat.say('Only once, please');
      await chat.page.getByText('Sending').waitFor();
      await chat.page.reload();
      await chat.page.locator('.theirs', { hasText: 'Only once, please' }).waitFor();
      await chat.page.getByText('Sending').waitFor({ state: 'detached' });
      expect(await chat.texts()).toEqual(['Only once, please', 'Only once, please']);
      const [conversation] = await sandbox.conversations();
      expect(conversation?.messages).toHaveLength(2);
    });
  });

  it.each([
    ['hears that the network is back', true],
    ['is told nothing at all', false],
  ])('wakes with every message, each once and in its order, when it %s', async (_, isTold) => {
    await withSilentChat(async (chat, { sandbox, wire }) => {
      const context = chat.page.context();
      await chat.say('before');
      await chat.page.locator('.theirs', { hasText: 'before' }).waitFor();
      const id = (await sandbox.conversations())[0]?.id ?? '';
      wire.loseAnswers();
      await chat.say('arrives, and its answer is lost');
      await eventually('its echo', async () => (await messagesOf(sandbox, id)).length === 4);
      await chat.say('waits in the outbox');
      wire.fallSilent();
      if (isTold) await context.setOffline(true);
      const wake = await chat.freeze();
      const missed = ['Are you still there?', 'I have found it.', 'Good night!'];
      for (const text of missed) await playAgentByHand(sandbox.url, id, { action: 'text', text });
      wire.mend();
      if (isTold) await context.setOffline(false);
      await wake();
      const last = 'waits in the outbox';
      await chat.page.locator('.theirs', { hasText: last }).waitFor({ timeout: 60_000 });
      const lost = 'arrives, and its answer is lost';
      const expected = ['before', 'before', lost, lost, ...missed, last, last];
      expect(await chat.texts()).toEqual(expected);
      expect(await messagesOf(sandbox, id)).toEqual(expected);
      await chat.page.getByText('Connecting again').waitFor({ state: 'detached' });
    });
  });

  it.each([
    ['light', 390],
    ['dark', 390],
    ['dark', 1280],
  ] as const)('fits a %s screen that is %i wide, and keeps nobody out', async (colorScheme, width) => {
    await withChat({ colorScheme, viewport: { width, height: 844 } }, async (chat, { sandbox }) => {
      await chat.keep(`welcome-${colorScheme}-${width}`);
      expect(await chat.findings()).toEqual([]);
      await chat.say('/card');
      await chat.page.getByRole('link', { name: 'Add to cart' }).waitFor();
      await chat.say('Thank you. A longer text finds its place, too: it is broken where the words end.');
      await chat.page.locator('.theirs', { hasText: 'Thank you' }).waitFor();
      const id = (await sandbox.conversations())[0]?.id ?? '';
      await playAgentByHand(sandbox.url, id, { action: 'rich', content: carousel });
      await chat.page.getByRole('group', { name: 'Cards' }).waitFor();
      await chat.keep(`cards-${colorScheme}-${width}`);
      await chat.say('/quick');
      await chat.button('Yes').waitFor();
      await chat.keep(`talk-${colorScheme}-${width}`);
      expect(await chat.findings()).toEqual([]);
      expect(await chat.page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    });
  });

  it('is used by keyboard alone', async () => {
    await withChat({ viewport: { width: 1280, height: 800 } }, async (chat) => {
      const { keyboard } = chat.page;
      const tabTo = async (name: string): Promise<void> => {
        for (let tries = 0; tries < 30; tries += 1) {
          if (await chat.button(name).and(chat.page.locator(':focus')).count()) return;
          await keyboard.press('Tab');
        }
        throw new Error(`Tab does not lead to ${name}`);
      };
      // The field has the focus from the start.
      await keyboard.type('/quick');
      await keyboard.press('Enter');
      await chat.button('Yes').waitFor();
      await tabTo('Yes');
      await keyboard.press('Enter');
      await chat.page.locator('.theirs', { hasText: 'Yes' }).waitFor();
      // The button is gone; the focus is where one writes.
      await keyboard.type('First line');
      await keyboard.press('Shift+Enter');
      await keyboard.type('second line');
      await keyboard.press('Enter');
      await chat.page.locator('.theirs', { hasText: 'second line' }).waitFor();
      await tabTo('End chat');
      await keyboard.press('Enter');
      await chat.button('5').waitFor();
      await tabTo('5');
      await keyboard.press('Space');
      await chat.page.getByText('Was your issue resolved?').waitFor();
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { clientKinds } from '../support/client-kinds.js';
import type { ClientKind } from '../support/client-kinds.js';
import { withFollowedLife } from '../support/follow-life.js';
import { startWire } from '../support/client-proxy.js';
import type { CuttableWire } from '../support/client-proxy.js';
import type { Listening, SeenEvent } from '../support/event-listener.js';
import { eventually } from '../support/eventually.js';
import type { Life } from '../support/life-pair.js';

/** What a page has heard of its client. */
class Page {
  readonly events: SeenEvent[] = [];
  readonly problems: unknown[] = [];
  breaks = 0;
  completions = 0;
  readonly #stop: () => void;

  constructor(kind: ClientKind, url: string, listening: Listening) {
    this.#stop = kind.listen(url, listening, {
      event: (event) => void this.events.push(event),
      problem: (what) => void this.problems.push(what),
      broken: () => void (this.breaks += 1),
      completed: () => void (this.completions += 1),
    });
  }

  get texts(): readonly string[] {
    return this.events.flatMap(({ message }) => message?.text ?? []);
  }

  async heard(text: string): Promise<void> {
    await eventually(`"${text}" at the client`, () => Promise.resolve(this.texts.includes(text)));
  }

  leave(): void {
    this.#stop();
  }
}

type Run = (made: {
  life: Life;
  wire: CuttableWire;
  listen: (listening: Listening) => Page;
}) => Promise<void>;

/** Runs a test with a client of one kind, whose wire to the gateway can be cut; heartbeats come all the time. */
async function withClient(kind: ClientKind, run: Run): Promise<void> {
  await withFollowedLife(
    async (life) => {
      const wire = await startWire(life.pair.url);
      const pages: Page[] = [];
      const listen = (listening: Listening): Page => {
        const page = new Page(kind, wire.url, listening);
        pages.push(page);
        return page;
      };
      try {
        await run({ life, wire, listen });
      } finally {
        for (const page of pages) page.leave();
        await wire.close();
      }
    },
    { HEARTBEAT_MS: '20' },
  );
}

const say = (life: Life, target: Listening, text: string) => life.agent(target, { action: 'text', text });

describe.each(clientKinds)('$name', (kind) => {
  it('hears what the agent says, and resumes without a gap or a repeat when its wire was cut', async () => {
    await withClient(kind, async ({ life, wire, listen }) => {
      const target = await life.open();
      const page = listen(target);
      await life.say(target, 'one');
      await say(life, target, 'two');
      await page.heard('two');
      wire.cut();
      await say(life, target, 'three');
      await say(life, target, 'four');
      await eventually('the break', () => Promise.resolve(page.breaks > 0));
      expect(page.texts).toEqual(['one', 'two']);
      wire.mend();
      await page.heard('four');
      await say(life, target, 'five');
      await page.heard('five');
      expect(page.texts).toEqual(['one', 'two', 'three', 'four', 'five']);
      const told = page.events.filter(({ __typename }) => __typename !== 'ChatStateChanged');
      expect(new Set(told.map(({ cursor }) => cursor)).size).toBe(told.length);
      expect([page.problems, page.completions]).toEqual([[], 0]);
    });
  });

  it('resumes twice in a row', async () => {
    await withClient(kind, async ({ life, wire, listen }) => {
      const target = await life.open();
      const page = listen(target);
      await say(life, target, 'one');
      await page.heard('one');
      for (const text of ['two', 'three']) {
        const before = wire.connections();
        wire.cut();
        wire.mend();
        await eventually('the new connection', () => Promise.resolve(wire.connections() > before));
        await say(life, target, text);
        await page.heard(text);
      }
      expect(page.texts).toEqual(['one', 'two', 'three']);
      expect(page.completions).toBe(0);
    });
  });

  it('takes a shutdown for a break, not for the end', async () => {
    await withClient(kind, async ({ life, listen }) => {
      const target = await life.open();
      const page = listen(target);
      await say(life, target, 'one');
      await page.heard('one');
      await life.pair.server.close();
      await eventually('the break', () => Promise.resolve(page.breaks > 0));
      expect(page.completions).toBe(0);
    });
  });

  it('is told why it may not listen', async () => {
    await withClient(kind, async ({ life, listen }) => {
      const page = listen({ accountId: life.pair.accountId, conversationId: 'nowhere' });
      await eventually('the refusal', () => Promise.resolve(page.problems.length > 0));
      expect(JSON.stringify(page.problems)).toContain('CONVERSATION_NOT_FOUND');
      expect(page.events).toEqual([]);
    });
  });
});

import { withLife } from './life-pair.js';
import type { Life } from './life-pair.js';

/** Runs a test with LivePerson's notifications going to the gateway, as they do in a real account. */
export async function withToldLife(
  run: (life: Life) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  await withLife(
    async (life) => {
      const url = `${life.pair.url}/webhooks/liveperson`;
      const response = await fetch(`${life.pair.sandbox.url}/_sandbox/webhooks`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url }),
      });
      if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
      await run(life);
    },
    { settings },
  );
}

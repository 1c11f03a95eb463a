import { request } from 'undici';
import type { SandboxControl } from './sandbox-control.js';

/** Has the sandbox send its webhooks to the gateway, in the way that a test wants. */
export async function hearWebhooks(
  { url, sandbox }: { readonly url: string; readonly sandbox: Pick<SandboxControl, 'url'> },
  how: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const body = JSON.stringify({ url: `${url}/webhooks/liveperson`, ...how });
  const answer = await request(`${sandbox.url}/_sandbox/webhooks`, { method: 'PUT', body });
  await answer.body.dump();
  if (answer.statusCode >= 300) throw new Error(`the sandbox refused: ${answer.statusCode}`);
}

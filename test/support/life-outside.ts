import { askForTokens } from './ask-for-tokens.js';
import type { ForwardedHeaders } from './ask-for-tokens.js';
import type { Life, LifeTarget } from './life-pair.js';

/** A conversation that another connector opened, with the tokens of its consumer. */
export interface OutsideConversation {
  readonly target: LifeTarget;
  readonly tokens: ForwardedHeaders;
  /** Sends a request as that connector. */
  readonly send: (type: string, body: unknown) => Promise<void>;
  /** Sends a text as that connector. */
  readonly say: (text: string) => Promise<void>;
}

/** Opens a conversation directly at LivePerson: the gateway learns nothing of it. */
export async function openOutside(
  { pair }: Pick<Life, 'pair'>,
  consumerId: string,
  features: readonly string[] = [],
): Promise<OutsideConversation> {
  const { accountId } = pair;
  const tokens = await askForTokens(pair, consumerId);
  const path = `${pair.sandbox.url}/api/account/${accountId}/messaging/consumer/conversation`;
  const post = async (url: string, body: unknown): Promise<unknown> => {
    const properties = { 'client-properties': JSON.stringify({ type: '.ClientProperties', features }) };
    const headers = { ...tokens, ...(features.length > 0 && properties), 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return JSON.parse(text) as unknown;
  };
  const opened = (await post(`${path}?v=3`, [
    { kind: 'req', id: '1', type: 'userprofile.SetUserProfile', body: {} },
    { kind: 'req', id: '2', type: 'cm.ConsumerRequestConversation', body: { brandId: accountId } },
  ])) as readonly { readonly body: { readonly conversationId?: string } }[]; // as CONV documents
  const conversationId = opened[1]?.body.conversationId ?? '';
  const send: OutsideConversation['send'] = async (type, body) => {
    await post(`${path}/send?v=3`, { kind: 'req', id: '1', type, body });
  };
  return {
    target: { accountId, conversationId, consumerId },
    tokens,
    send,
    say: (text) => {
      const event = { type: 'ContentEvent', contentType: 'text/plain', message: text };
      return send('ms.PublishEvent', { dialogId: conversationId, event });
    },
  };
}

import type { Route } from '../http/route.js';
import { createConversation } from './create-conversation.js';
import type { MessagingParts } from './messaging-parts.js';
import { send } from './send.js';
import { Turnstile } from './turnstile.js';

/** The Send API: CONVERSATION and SEND (CONV, SEND). */
export function messagingRoutes(parts: MessagingParts): readonly Route[] {
  const turnstile = new Turnstile(parts.settings);
  const base = '^/api/account/(?<account>[^/]+)/messaging/consumer/conversation';
  return [
    {
      service: 'asyncMessagingEnt',
      pattern: new RegExp(`${base}/send$`),
      methods: { POST: (call, path) => turnstile.pass(() => send(parts, call, path['account'] ?? '')) },
    },
    {
      service: 'asyncMessagingEnt',
      pattern: new RegExp(`${base}$`),
      methods: {
        POST: (call, path) => turnstile.pass(() => createConversation(parts, call, path['account'] ?? '')),
      },
    },
  ];
}

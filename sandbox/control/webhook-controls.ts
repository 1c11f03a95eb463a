import type { IncomingCall } from '../http/incoming-call.js';
import { jsonReply } from '../http/json-reply.js';
import type { Route } from '../http/route.js';
import type { WebhookBook } from '../webhooks/webhook-book.js';
import type { WebhookQueue } from '../webhooks/webhook-queue.js';
import { controlError } from './control-error.js';
import { readControlBody } from './read-control-body.js';

/** `/_sandbox/webhooks`: shows configuration and statistics; PUT changes the members it names. */
export function webhookControls(webhooks: WebhookBook, queue: WebhookQueue): readonly Route<'control'>[] {
  const show = () => jsonReply(200, { ...webhooks.current, statistics: queue.count() });
  const change = (call: IncomingCall) => {
    const wrong = webhooks.change(readControlBody(call));
    if (wrong)
      throw controlError(400, `${wrong} is no member of this configuration, or cannot have this value.`);
    return show();
  };
  return [{ service: 'control', pattern: /^\/_sandbox\/webhooks$/, methods: { GET: show, PUT: change } }];
}

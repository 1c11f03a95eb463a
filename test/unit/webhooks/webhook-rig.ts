import { createHmac } from 'node:crypto';
import type { Account } from '../../../src/config/account.js';
import { AccountRegistry } from '../../../src/config/account-registry.js';
import { Secret } from '../../../src/config/secret.js';
import type { LiveChatState } from '../../../src/events/chat-state-bus.js';
import { createLogger } from '../../../src/log/logger.js';
import { WebhookReceiver } from '../../../src/webhooks/receive-webhook.js';
import type { WebhookOutcome, WebhookReceiverParts } from '../../../src/webhooks/receive-webhook.js';
import { FakeClock } from '../../support/unit-clock.js';
import { FakeEventLog } from './fake-event-log.js';

/** The account of these tests, and another one. */
export const account: Account = {
  id: '12345678',
  clientId: 'app-1',
  clientSecret: new Secret('new-secret'),
  previousClientSecrets: [new Secret('old-secret')],
};
export const otherAccount: Account = {
  id: '87654321',
  clientId: 'app-2',
  clientSecret: new Secret('other-secret'),
  previousClientSecrets: [],
};

/** Headers of a webhook that is signed as LivePerson signs. */
export function signed(body: string | Buffer, over: Record<string, string | undefined> = {}) {
  const { secret = 'new-secret', ...headers } = over;
  const digest = createHmac('sha1', secret).update(body).digest('base64');
  return {
    'x-liveperson-account-id': '12345678',
    'x-liveperson-client-id': 'app-1',
    'x-liveperson-signature': `sha1=${digest}`,
    ...headers,
  };
}

/** A receiver with everything that it was made with, and what came out of it. */
export class WebhookRig {
  readonly log = new FakeEventLog();
  readonly clock = new FakeClock();
  readonly chatStates: LiveChatState[] = [];
  readonly lines: string[] = [];
  readonly receiver: WebhookReceiver;

  constructor(over: Partial<WebhookReceiverParts> = {}) {
    this.receiver = new WebhookReceiver({
      accounts: new AccountRegistry([account, otherAccount]),
      events: this.log,
      chatStates: { publish: (state) => void this.chatStates.push(state) },
      logger: createLogger('debug', { write: (line: string) => void this.lines.push(line) }),
      now: this.clock.now,
      ...over,
    });
  }

  /** Delivers a body as LivePerson does. */
  tell(body: unknown): Promise<WebhookOutcome> {
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    return this.receiver.receive(signed(bytes), bytes);
  }
}

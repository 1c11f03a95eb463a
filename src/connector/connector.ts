import { randomUUID } from 'node:crypto';
import { fromAnswer, fromItem, fromUnreadable } from '../errors/from-upstream.js';
import type { Effect } from '../errors/outcome.js';
import type { ClientProperties } from '../liveperson/client-properties.js';
import { createConversation } from '../liveperson/create-conversation.js';
import type { NewConversation } from '../liveperson/create-conversation.js';
import { conversationPath, sendPath } from '../liveperson/endpoints.js';
import type { BatchItem } from '../liveperson/read-batch.js';
import { readSend } from '../liveperson/read-send.js';
import type { WireRequest } from '../liveperson/wire-request.js';
import { createdConversation } from './created-conversation.js';
import type { CreatedConversation } from './created-conversation.js';
import type { Credentials } from './credentials.js';
import type { RequestScope } from './request-scope.js';
import { callOf } from './send-api.js';
import type { SendApi } from './send-api.js';

/** A request to send, and what goes with it. */
export interface Sending {
  /** Builds the request once its id is known. */
  readonly request: (id: string) => WireRequest;
  readonly effect: Effect;
  /** True when nothing here shows that the conversation is the consumer's. */
  readonly mayBeForeign?: boolean;
  /** Has to be repeated on every send of a conversation (EX, PCS). */
  readonly client?: ClientProperties | null | undefined;
}

/** The Connector API as a service. Every method throws GatewayErrors only. */
export class Connector {
  constructor(private readonly sendApi: SendApi) {}

  /** Sets the profile and opens a conversation: one call, two requests in order (CONV). */
  async createConversation(
    opening: NewConversation & { readonly client?: ClientProperties | null | undefined },
    credentials: Credentials,
    scope: RequestScope,
  ): Promise<CreatedConversation> {
    const ids = { profile: randomUUID(), conversation: randomUUID() };
    const body = JSON.stringify(createConversation(opening, ids));
    const path = conversationPath(credentials.account.id);
    const call = { effect: 'once', path, body, client: opening.client } as const;
    const { response, consumer } = await this.sendApi.post(call, credentials, scope);
    return createdConversation(response, { ids, consumer, call: callOf('once', credentials) });
  }

  /** Sends one request into an existing conversation and answers with LivePerson's item, which says OK (SEND). */
  async send(sending: Sending, credentials: Credentials, scope: RequestScope): Promise<BatchItem> {
    const { effect, client } = sending;
    const body = JSON.stringify(sending.request(randomUUID()));
    const path = sendPath(credentials.account.id);
    const { response } = await this.sendApi.post({ effect, path, body, client }, credentials, scope);
    const call = callOf(effect, credentials, sending.mayBeForeign);
    const item = response.status < 500 ? readSend(response.body) : undefined;
    const success = response.status >= 200 && response.status < 300;
    if (item === undefined)
      throw success ? fromUnreadable(call, response.status) : fromAnswer(call, response);
    if (!item.ok || !success) throw fromItem(call, item, 'REJECTED');
    return item;
  }
}

import { at } from './at.js';
import type { Wire } from './wire.js';
import type { RunningSandbox } from '../../../sandbox/running-sandbox.js';
import { call, callJson, type Answer } from './call.js';
import { connect, type Connector, type ConsumerHeaders } from './connector.js';

/** A consumer in an open conversation, with everything a test does there. */
export interface OpenConversation {
  readonly id: string;
  readonly connector: Connector;
  readonly headers: ConsumerHeaders;
  readonly send: (type: string, body: unknown, more?: object) => Promise<Answer>;
  readonly publish: (event: unknown, more?: object) => Promise<Answer>;
  readonly text: (message: string, more?: object) => Promise<Answer>;
  readonly agent: (action: string, more?: object) => Promise<Answer>;
  readonly show: () => Promise<Wire>;
}

/** Features with which a survey follows. */
export const surveyFeatures = ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG'];

/** Opens a conversation for a consumer, with client features when they are given. */
export async function openConversation(
  sandbox: RunningSandbox,
  consumer = 'ann',
  features: readonly string[] = [],
): Promise<OpenConversation> {
  const connector = await connect(sandbox);
  const properties = JSON.stringify({ type: '.ClientProperties', features });
  const headers = {
    ...(await connector.consumer(consumer)),
    ...(features.length > 0 ? { 'client-properties': properties } : {}),
  };
  const id = at((await connector.create(headers)).items, 1).body.conversationId;
  const send: OpenConversation['send'] = (type, body, more = {}) =>
    connector.send(headers, { kind: 'req', id: '1', type, body, ...more });
  const publish: OpenConversation['publish'] = (event, more) =>
    send('ms.PublishEvent', { dialogId: id, event }, more);
  const control = `${sandbox.url}/_sandbox/conversations/${id}`;
  return {
    id,
    connector,
    headers,
    send,
    publish,
    text: (message, more) => publish({ type: 'ContentEvent', contentType: 'text/plain', message }, more),
    agent: (action, more = {}) => callJson(`${control}/agent`, 'POST', { action, ...more }),
    show: async () => (await call(control)).json,
  };
}

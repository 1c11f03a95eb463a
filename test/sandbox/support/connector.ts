import { at } from './at.js';
import type { RunningSandbox } from '../../../sandbox/running-sandbox.js';
import { call, callJson, type Answer } from './call.js';

/** Headers that speak for a consumer. */
export type ConsumerHeaders = Record<'authorization' | 'x-lp-on-behalf', string>;

/** A connector of one account, speaking to the sandbox as the Connector API documents. */
export interface Connector {
  readonly accountId: string;
  readonly appJwt: string;
  readonly consumer: (extConsumerId: string) => Promise<ConsumerHeaders>;
  readonly create: (headers: Record<string, string>, batch?: unknown) => Promise<Answer>;
  readonly send: (headers: Record<string, string>, request: unknown) => Promise<Answer>;
}

/** Asks for an AppJWT and answers a connector that uses it. */
export async function connect(sandbox: RunningSandbox, which = 0): Promise<Connector> {
  const account = at(sandbox.accounts, which);
  const base = `${sandbox.url}/api/account/${account.id}`;
  const appJwt = (await askForAppJwt(sandbox, which)).json.access_token;
  const path = `${base}/messaging/consumer/conversation`;
  return {
    accountId: account.id,
    appJwt,
    consumer: async (extConsumerId) => {
      const body = { ext_consumer_id: extConsumerId };
      const answer = await callJson(`${base}/consumer?v=1.0`, 'POST', body, { authorization: appJwt });
      return { authorization: appJwt, 'x-lp-on-behalf': answer.json.token };
    },
    create: (headers, batch = minimalBatch(account.id)) => callJson(`${path}?v=3`, 'POST', batch, headers),
    send: (headers, request) => callJson(`${path}/send?v=3`, 'POST', request, headers),
  };
}

/** Asks Sentinel for an AppJWT, with the form as documented. */
export function askForAppJwt(
  sandbox: RunningSandbox,
  which = 0,
  form: Record<string, string> = {},
): Promise<Answer> {
  const { id, clientId, clientSecret } = at(sandbox.accounts, which);
  const url = `${sandbox.url}/sentinel/api/account/${id}/app/token?v=1.0&grant_type=client_credentials`;
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
  return call(url, { method: 'POST', body });
}

/** The smallest batch that opens a conversation, with members added to the bodies of its two requests. */
export const minimalBatch = (
  accountId: string,
  profile: object = {},
  conversation: object = {},
): [Record<string, unknown>, Record<string, unknown>] => [
  { kind: 'req', id: '1,', type: 'userprofile.SetUserProfile', body: profile },
  {
    kind: 'req',
    id: '2,',
    type: 'cm.ConsumerRequestConversation',
    body: { brandId: accountId, ...conversation },
  },
];

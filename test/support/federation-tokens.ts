import type { RunningSandbox } from '../../sandbox/running-sandbox.js';

/** The two headers of a consumer, with tokens from the sandbox, as the Connector API documents them. */
export async function tokensOf(
  sandbox: RunningSandbox,
  consumerId: string,
  accountId?: string,
): Promise<Record<string, string>> {
  const account = sandbox.accounts.find(({ id }) => id === accountId) ?? sandbox.accounts[0];
  if (account === undefined) throw new Error('the sandbox has no account');
  const form = new URLSearchParams({ client_id: account.clientId, client_secret: account.clientSecret });
  const appJwtUrl = `${sandbox.url}/sentinel/api/account/${account.id}/app/token?v=1.0&grant_type=client_credentials`;
  const appJwt = await readMember(await fetch(appJwtUrl, { method: 'POST', body: form }), 'access_token');
  const consumerJws = await readMember(
    await fetch(`${sandbox.url}/api/account/${account.id}/consumer?v=1.0`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: appJwt },
      body: JSON.stringify({ ext_consumer_id: consumerId }),
    }),
    'token',
  );
  return { authorization: appJwt, 'x-lp-on-behalf': consumerJws };
}

async function readMember(response: Response, name: string): Promise<string> {
  const body = (await response.json()) as Record<string, unknown>; // both services answer with an object
  const value = body[name];
  if (typeof value !== 'string') throw new Error(`the sandbox answered without ${name}`);
  return value;
}

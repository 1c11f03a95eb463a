import type { Tokens } from '../../connector/credentials.js';
import { fromAnswer } from '../../errors/from-upstream.js';
import { conversationPath } from '../../liveperson/endpoints.js';
import { failedFinding } from './answer-words.js';
import type { CheckRig } from './check-rig.js';
import type { KnownAccount } from './check-tokens.js';
import type { Finding } from './finding.js';

const service = 'asyncMessagingEnt';
const sendCall = { service, effect: 'none', credentials: 'gateway' } as const;
const refused = 'Ask LivePerson whether the Connector API is enabled for the app in this account.';

/**
 * Posts a batch without a request in it: who may call is decided before what is asked, and nothing is asked, so that
 * nothing opens.
 */
export async function checkSendApi(
  rig: CheckRig,
  { account, baseUris }: KnownAccount,
  { appJwt, consumerJws }: Tokens,
): Promise<Finding> {
  const asked = {
    check: 'sendApi',
    service: 'The Send API',
    host: baseUris.get(service) ?? '',
    refused,
  } as const;
  try {
    const origin = rig.directory.originOf(account, service, baseUris);
    const response = await rig.http.send(
      {
        ...sendCall,
        account: account.id,
        method: 'POST',
        origin,
        path: conversationPath(account.id),
        headers: {
          'content-type': 'application/json',
          authorization: appJwt.token,
          'x-lp-on-behalf': consumerJws.token,
        },
        body: '[]',
      },
      rig.scope().call,
    );
    // An empty batch is a bad request; any other refusal is about who asks, or where.
    const isTaken = response.status === 400 || response.status < 300;
    if (!isTaken) return failedFinding(fromAnswer(sendCall, response), asked);
    const message = 'The Send API takes both tokens. It was sent an empty batch: nothing was opened.';
    return { check: 'sendApi', status: 'ok', message };
  } catch (error) {
    return failedFinding(error, asked);
  }
}

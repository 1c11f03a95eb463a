import { managedCredentials } from '../../src/connector/credentials.js';
import type { CreatedConversation } from '../../src/connector/created-conversation.js';
import type { ClientProperties } from '../../src/liveperson/client-properties.js';
import type { NewConversation } from '../../src/liveperson/create-conversation.js';
import type { RequestScope } from '../../src/connector/request-scope.js';
import { testAccount } from './unit-config.js';
import type { LivePersonRig } from './unit-liveperson.js';

/** The consumer of most tests. */
export const john = 'John_Doe_facebook12345';

/** Opens a conversation for John through the connector. */
export function openFor(
  { connector, appJwts, consumerJwss, scope }: LivePersonRig,
  over: Partial<NewConversation> & { client?: ClientProperties; scope?: RequestScope } = {},
): Promise<CreatedConversation> {
  const { scope: own = scope(), ...opening } = over;
  const account = testAccount();
  const credentials = managedCredentials(account, john, { appJwts, consumerJwss });
  return connector.createConversation({ accountId: account.id, ...opening }, credentials, own);
}

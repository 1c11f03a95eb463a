import { AccountRegistry } from '../../src/config/account-registry.js';
import type { Account } from '../../src/config/account.js';
import { parseConfig } from '../../src/config/parse-config.js';
import type { Opening } from '../../src/conversations/opening.js';
import type { Asking } from '../../src/conversations/post-office.js';
import type { Caller } from '../../src/identity/caller.js';
import { composeConnector } from '../../src/server/compose-connector.js';
import { composeConversations } from '../../src/server/compose-conversations.js';
import type { ConversationsRoom } from '../../src/server/compose-conversations.js';
import { createMemoryStores } from '../../src/store/create-memory-stores.js';
import { storeOptions } from './store-options.js';
import { testAccount } from './unit-config.js';
import { fixture } from './unit-fixture.js';
import { withLivePerson } from './unit-liveperson.js';
import type { Answer, LivePersonRig } from './unit-liveperson.js';
import { john } from './unit-opening.js';

/** The conversations room of one test, in front of its LivePerson. */
export interface ConversationsRig extends LivePersonRig, ConversationsRoom {
  /** One new request of a caller. */
  readonly asking: (caller?: Caller) => Asking;
}

const accountIds = ['12345678', '87654321'];

/** Runs a test against a conversations room and a LivePerson of its own. */
export function withConversations(
  run: (rig: ConversationsRig) => Promise<void>,
  over: Partial<Account> = {},
): Promise<void> {
  return withLivePerson(async (liveperson) => {
    const { clock, dispatcher, scope, upstream } = liveperson;
    const parsed = parseConfig({}, () => '');
    if ('problems' in parsed) throw new Error('the defaults have problems');
    const room = composeConversations({
      config: parsed.config,
      accounts: new AccountRegistry(accountIds.map((id) => testAccount({ id, ...over }))),
      liveperson: composeConnector(upstream, dispatcher, clock.now),
      stores: createMemoryStores(storeOptions(clock.now)),
      now: clock.now,
      createScope: scope,
    });
    await run({
      ...liveperson,
      ...room,
      asking: (caller = { kind: 'anyone' }) => ({ caller, scope: scope() }),
    });
  });
}

/** A request to open a conversation for John. */
export function opening(over: Partial<Opening> = {}): Opening {
  return { accountId: '12345678', consumerId: john, ifOpen: 'REJECT', ...over };
}

/** A request to open a conversation for whoever the forwarded tokens name. */
export function forwardedOpening(over: Partial<Opening> = {}): Opening {
  return opening({ consumerId: null, ...over });
}

/** LivePerson's answer for a consumer who has an open conversation. */
export const alreadyOpen: Answer = (call) => {
  const ids = (JSON.parse(call.body) as { id: string }[]).map(({ id }) => id);
  const sample = fixture<object[]>('create-conversation.already-open.response');
  return { status: 200, body: sample.map((item, index) => ({ ...item, reqId: ids[index] })) };
};

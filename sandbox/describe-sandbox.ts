import type { RunningSandbox } from './running-sandbox.js';

/** What a person reads when a sandbox has started: its address, its accounts, its controls. */
export function describeSandbox({ url, accounts }: RunningSandbox): string {
  const apps = accounts.map(
    ({ id, clientId, clientSecret }) => `  account ${id}   app id ${clientId}   secret ${clientSecret}`,
  );
  return [
    `LivePerson sandbox at ${url}`,
    ...apps,
    `  Domain API      ${url}/api/account/${accounts[0]?.id}/service/baseURI.json?version=1.0`,
    `  calls           GET, DELETE ${url}/_sandbox/calls`,
    `  conversations   GET  ${url}/_sandbox/conversations, /{id}`,
    `  play the agent  POST ${url}/_sandbox/conversations/{id}/agent`,
    `  built-in agent  PUT  ${url}/_sandbox/agent`,
    `  webhooks        GET, PUT ${url}/_sandbox/webhooks`,
    `  faults          POST, DELETE ${url}/_sandbox/faults`,
    `  settings        GET, PUT ${url}/_sandbox/settings`,
    `  reset           POST ${url}/_sandbox/reset`,
  ].join('\n');
}

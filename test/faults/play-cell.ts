import { baseUrisOf } from '../support/fake-upstream.js';
import { eventually } from '../support/eventually.js';
import { postGraphql } from '../support/post-graphql.js';
import type { PublicError } from '../support/post-graphql.js';
import type { SeenCall } from '../support/sandbox-control.js';
import { nameOf, pixel } from './operations.js';
import type { CellTarget, Operation } from './operations.js';
import type { Fault } from './faults.js';
import type { FaultRig } from './rig.js';

/** What became of one operation under one fault. */
export interface Cell {
  readonly operation: Operation;
  readonly fault: Fault;
  /** Absent where the operation succeeded. */
  readonly error: PublicError['extensions'] | undefined;
  /** Everything that the caller was sent. */
  readonly text: string;
  /** Calls to LivePerson that the gateway began. */
  readonly calls: number;
  /** How often the operation's own call reached LivePerson. */
  readonly arrivals: number;
}

const everyCall = 1000;
const services = ['sentinel', 'idp', 'asyncMessagingEnt', 'swift', 'msgHist', 'messagingRestApiDomain'];
let cells = 0;

/** Prepares what the operation needs, plays the fault, and asks the gateway once. */
export async function playCell(rig: FaultRig, operation: Operation, fault: Fault): Promise<Cell> {
  const target = await prepare(rig, operation, fault);
  const { url, sandbox, store, logLines } = rig;
  await sandbox.forgetCalls();
  await plan(rig, operation, fault);
  store.fail(fault.store);
  const requestId = `cell-${target.key}`;
  const { timeoutMs } = fault;
  const hurry = timeoutMs === undefined ? {} : { 'x-request-timeout-ms': String(timeoutMs) };
  try {
    const { errors = [], text } = await operation.run(url, target, { 'x-request-id': requestId, ...hurry });
    if (errors.length > 1) throw new Error(`${nameOf(operation)}, ${fault.name}: ${text}`);
    const calls = await eventually('the log line', () => Promise.resolve(callsIn(logLines, requestId)));
    const arrivals = (await sandbox.calls()).filter((call) => isOwn(call, operation)).length;
    return { operation, fault, error: errors[0]?.extensions, text, calls: calls.began, arrivals };
  } finally {
    store.fail(undefined);
    await sandbox.clearFaults();
  }
}

/** What there has to be at LivePerson, and what the gateway is to have at hand. */
async function prepare(rig: FaultRig, operation: Operation, fault: Fault): Promise<CellTarget> {
  const isCold = fault.isCold === true || operation.needs === 'nothing';
  const isLost = fault.closed === 'domain' || (fault.closed === 'own' && operation.service === 'domain');
  const accountId = isCold ? rig.nextAccount(isLost) : rig.warmAccount;
  const key = String((cells += 1));
  const consumerId = `consumer-${key}`;
  const { needs } = operation;
  const conversationId =
    needs === 'conversation' || needs === 'file' ? await open(rig.helperUrl, accountId, consumerId) : '';
  const place = { accountId, consumerId, conversationId };
  const relativePath = needs === 'file' ? await uploadTo(rig.helperUrl, place) : '';
  if (!isCold) await setProfile(rig.url, accountId, consumerId);
  return { ...place, relativePath, key };
}

async function plan({ sandbox, nobody }: FaultRig, operation: Operation, fault: Fault): Promise<void> {
  const { own, other, closed, times = everyCall } = fault;
  const { service, match } = operation;
  if (own) await sandbox.plan({ service, times, fault: own, ...(match !== undefined && { match }) });
  if (other) await sandbox.plan({ service: other[0], times, fault: other[1] });
  if (closed === undefined || closed === 'domain') return;
  const host = new URL(sandbox.url).host;
  const hosts = Object.fromEntries(services.map((name) => [name, host]));
  const gone = closed === 'own' ? service : closed;
  const body = baseUrisOf({ ...hosts, [gone]: nobody });
  await sandbox.plan({ service: 'domain', times, fault: { kind: 'status', status: 200, body } });
}

function isOwn({ service, path, body }: SeenCall, operation: Operation): boolean {
  return service === operation.service && (path + JSON.stringify(body)).includes(operation.match ?? '');
}

function callsIn(logLines: readonly string[], requestId: string): { readonly began: number } | undefined {
  const line = logLines.find((one) => one.includes(`"${requestId}"`) && one.includes('"upstreamCalls"'));
  return line === undefined
    ? undefined
    : { began: (JSON.parse(line) as { upstreamCalls: number }).upstreamCalls };
}

async function open(url: string, accountId: string, consumerId: string): Promise<string> {
  const mutation = `mutation ($input: CreateConversationInput!) {
    createConversation(input: $input) { conversation { id } }
  }`;
  const input = { accountId, consumerId };
  const { data, text } = await postGraphql<Opened>(url, mutation, { input });
  if (!data) throw new Error(text);
  return data.createConversation.conversation.id;
}

interface Opened {
  readonly createConversation: { readonly conversation: { readonly id: string } };
}

async function setProfile(url: string, accountId: string, consumerId: string): Promise<void> {
  const mutation = `mutation ($input: UpdateUserProfileInput!) {
    updateUserProfile(input: $input) { consumer { id } }
  }`;
  const input = { accountId, consumerId, userProfile: { personalInfo: { firstName: 'Ann' } } };
  const { errors, text } = await postGraphql(url, mutation, { input });
  if (errors) throw new Error(text);
}

async function uploadTo(
  url: string,
  place: Pick<CellTarget, 'accountId' | 'consumerId' | 'conversationId'>,
): Promise<string> {
  const headers = { 'content-type': 'image/png' };
  const query = new URLSearchParams({ ...place });
  const answer = await fetch(`${url}/files?${query.toString()}`, { method: 'POST', headers, body: pixel });
  return ((await answer.json()) as { readonly relativePath: string }).relativePath; // as docs/front-end.md says
}

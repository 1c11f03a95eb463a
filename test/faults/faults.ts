import { noise, statusFault, unifiedError } from '../support/upstream-noise.js';

type SandboxFault = Readonly<Record<string, unknown>>;

/** What a fault does to a cell, and what may be said of it. */
export interface Fault {
  readonly name: string;
  /** Played on calls to the operation's own service. */
  readonly own?: SandboxFault;
  /** Played on calls to another service, by name. */
  readonly other?: readonly [service: string, fault: SandboxFault];
  /** Services at whose addresses nobody listens; `own` is the operation's. */
  readonly closed?: 'own' | 'domain' | 'sentinel' | 'idp';
  /** What of the gateway's store fails. */
  readonly store?: 'gone' | 'full';
  /** How many calls it hits; all when absent. */
  readonly times?: number;
  /** How long the caller says that its request may take. */
  readonly timeoutMs?: number;
  /** True when neither hosts nor tokens are at hand. */
  readonly isCold?: boolean;
  /** True when the call left and no answer came that can be read: only then may an outcome be unknown. */
  readonly isDoubt?: boolean;
}

/** Enough for a call to leave, on a busy machine too. */
const shortMs = 1500;
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html', 'x-upstream': noise };
/** Larger than the most that the gateway of these tests reads. */
const oversized = JSON.stringify({ [noise]: 'x'.repeat(80_000) });
const whole429 = {
  ...unifiedError(42900, noise),
  headers: { 'x-upstream': noise, 'retry-after': '1' },
};

/** Every fault, in the order of the table. */
export const faults: readonly Fault[] = [
  { name: 'none' },
  { name: 'connection refused', closed: 'own', isCold: true },
  { name: 'reset before its effect', own: { kind: 'reset' }, isDoubt: true },
  { name: 'reset after its effect', own: { kind: 'resetAfterEffect' }, isDoubt: true },
  { name: 'reset, once', own: { kind: 'reset' }, times: 1, isDoubt: true },
  { name: 'silence', own: { kind: 'hang' }, timeoutMs: shortMs, isDoubt: true },
  {
    name: 'silence after its effect',
    own: { kind: 'hang', afterEffect: true },
    timeoutMs: shortMs,
    isDoubt: true,
  },
  { name: 'slow', own: { kind: 'delay', ms: 40 } },
  { name: '401 with 40102, once', own: unifiedError(40102, noise), times: 1 },
  { name: '401 with 40102', own: unifiedError(40102, noise) },
  { name: '401 with 40105', own: unifiedError(40105, noise) },
  { name: '401 with 40103', own: unifiedError(40103, noise) },
  { name: '401 with 40104', own: unifiedError(40104, noise) },
  { name: '401 without a number', own: statusFault(401) },
  { name: '400', own: unifiedError(40000, noise) },
  { name: '404', own: unifiedError(40400, noise) },
  { name: '429, once', own: statusFault(429), times: 1 },
  { name: '429 of LivePerson, once', own: whole429, times: 1 },
  { name: '429 for a minute', own: statusFault(429, noise, { 'retry-after': '60' }) },
  { name: '500', own: statusFault(500), isDoubt: true },
  { name: '502', own: unifiedError(50201, noise), isDoubt: true },
  { name: '503', own: statusFault(503), isDoubt: true },
  { name: '503, once', own: statusFault(503), times: 1, isDoubt: true },
  { name: 'garbage', own: { kind: 'garbage' }, isDoubt: true },
  { name: 'half an answer', own: { kind: 'truncate' }, isDoubt: true },
  {
    name: 'a page instead of an answer',
    own: { ...statusFault(200, `<html>${noise}</html>`, html), afterEffect: true },
    isDoubt: true,
  },
  {
    name: 'an answer that is too large',
    own: { ...statusFault(200, oversized, json), afterEffect: true },
    isDoubt: true,
  },
  { name: 'Domain API refuses connections', closed: 'domain', isCold: true },
  { name: 'Domain API answers 503', other: ['domain', statusFault(503)], isCold: true },
  { name: 'token service refuses connections', closed: 'sentinel', isCold: true },
  {
    name: 'token service refuses the app',
    other: ['sentinel', statusFault(401, { error: 'invalid_client', error_description: noise })],
    isCold: true,
  },
  { name: 'identity provider refuses connections', closed: 'idp', isCold: true },
  { name: 'identity provider answers 401', other: ['idp', unifiedError(40102, noise)], isCold: true },
  { name: "the gateway's store is gone", store: 'gone' },
  { name: "the gateway's store is full", store: 'full' },
];

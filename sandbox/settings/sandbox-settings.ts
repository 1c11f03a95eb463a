import type { ServiceName } from '../http/service-name.js';

/**
 * How the sandbox plays what LivePerson leaves open, and what of it can be set; `docs/sandbox.md` explains
 * each.
 */
export interface SandboxSettings {
  readonly singleServiceBody: 'object' | 'list';
  /** Services that the Domain API offers. */
  readonly services: Readonly<Record<Exclude<ServiceName, 'domain'>, boolean>>;
  readonly appJwtLifetimeSeconds: number;
  readonly bearerPrefix: 'refused' | 'accepted';
  /** The table of AUTH says 40105, its sample 40104. */
  readonly missingAppJwtErrorCode: 40105 | 40104;
  /** HTTP status of a batch in which an item was refused. */
  readonly refusedItemStatus: 400 | 200;
  readonly unknownConversationStatus: 404 | 400;
  readonly unsupportedSdes: 'refused' | 'ignored';
  readonly customerId: 'accepted' | 'refused';
  /** What the 5000 characters bound: the text of a message, or the whole request. */
  readonly textLimit: 'text' | 'request';
  readonly consumerRichContent: 'refused' | 'accepted';
  readonly consumerSkillChange: 'refused' | 'accepted';
  readonly csatBeforeClose: 'accepted' | 'refused';
  /** How many sends into a fresh conversation are refused as unknown. */
  readonly lateReadiness: number;
  readonly survey: 'always' | 'skill' | 'off';
  readonly fileSharing: boolean;
  /** Whether the first bytes of a file must be those of its type. */
  readonly sniffFiles: boolean;
  readonly historyLagMs: number;
  /** Calls to the Send API that may run at once, 0 for any number; one too many is 429 (MWR). */
  readonly maxConcurrency: number;
  /** Seconds in the `Retry-After` of a 429; without one when null, as LivePerson documents none. */
  readonly retryAfterSeconds: number | null;
  /** How long the Send API takes to answer. */
  readonly latencyMs: number;
  readonly agentId: string;
  readonly agentName: string;
}

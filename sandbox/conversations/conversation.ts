import type { Dialog } from './dialog.js';
import type { Participant } from './participant.js';
import type { Ttr } from './ttr.js';

/** A conversation of one consumer: `stage` is the whole of it, `state` its main dialog only (PCS). */
export interface Conversation {
  readonly id: string;
  readonly accountId: string;
  readonly consumerId: string;
  readonly extConsumerId: string;
  state: 'OPEN' | 'CLOSE';
  stage: 'OPEN' | 'CLOSE';
  closeReason: 'CONSUMER' | 'AGENT' | null;
  skillId: string;
  ttr: Ttr;
  /** Unix milliseconds by which an answer is due, -1 when none is awaited from the agent. */
  effectiveTtr: number;
  readonly startTs: number;
  endTs: number | null;
  /** Grows with every change of state, so that receivers can drop what comes late. */
  metaDataLastUpdateTs: number;
  participants: readonly Pick<Participant, 'id' | 'role'>[];
  readonly dialogs: Dialog[];
  /** Features that the client said it has, in the `Client-Properties` of any of its requests. */
  readonly features: Set<string>;
  readonly campaignInfo: Readonly<Record<string, unknown>> | null;
  readonly context: Readonly<Record<string, unknown>> | null;
  csat: Readonly<Record<string, unknown>> | null;
  readonly chatStates: Map<string, string>;
  readonly transfers: Transfer[];
  /** Sends that are still refused because the conversation is not ready (OAS-OLD). */
  refusalsLeft: number;
}

/** One move of a conversation from skill to skill. */
export interface Transfer {
  readonly at: number;
  readonly fromSkillId: string;
  readonly toSkillId: string;
  readonly agentId: string | null;
}

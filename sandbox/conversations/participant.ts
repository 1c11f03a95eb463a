/** Someone in a dialog: the consumer by `lp_consumer_id`, agents and bots by a UUID (WHX). */
export interface Participant {
  readonly id: string;
  readonly role: 'CONSUMER' | 'ASSIGNED_AGENT' | 'AGENT' | 'READER' | 'MANAGER' | 'CONTROLLER';
  /** An agent who was offered the conversation and has not accepted it yet is `SUGGESTED` (SDK). */
  readonly state: 'ACTIVE' | 'SUGGESTED';
}

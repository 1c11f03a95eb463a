import { jsonReply } from '../http/json-reply.js';
import { Refusal } from '../http/refusal.js';

/** Refuses a control call with one sentence. */
export const controlError = (status: number, error: string): Refusal =>
  new Refusal(jsonReply(status, { error }));

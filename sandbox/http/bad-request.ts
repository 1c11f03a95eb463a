import { errorReply } from './error-reply.js';
import { Refusal } from './refusal.js';

/** A refusal of the whole request with 400; LivePerson documents the status, not the body (CONV). */
export const badRequest = (details: string): Refusal =>
  new Refusal(errorReply({ title: 'Bad Request', details, errorCode: 40000 }));

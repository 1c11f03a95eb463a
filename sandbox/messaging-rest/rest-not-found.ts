import { errorReply } from '../http/error-reply.js';
import { Refusal } from '../http/refusal.js';

/** What the Messaging REST API answers for what does not exist, or belongs to another consumer. */
export const restNotFound = (): Refusal =>
  new Refusal(errorReply({ title: 'Not Found', details: 'No such conversation', errorCode: 40400 }));

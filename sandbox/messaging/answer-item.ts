import type { ItemAnswer } from './item-answer.js';
import { ItemRefusal } from './item-refusal.js';
import type { RequestObject } from './request-object.js';

/** Runs one request object and wraps what comes of it; `reqId` is its id as text (CONV). */
export function answerItem(request: RequestObject, run: () => Readonly<Record<string, unknown>>): ItemAnswer {
  try {
    return { code: 'OK', body: run(), reqId: request.id };
  } catch (problem) {
    if (!(problem instanceof ItemRefusal)) throw problem;
    return { code: problem.code, body: { msg: problem.message }, reqId: request.id };
  }
}

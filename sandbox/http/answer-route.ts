import { errorReply } from './error-reply.js';
import type { IncomingCall } from './incoming-call.js';
import type { RouteMatch } from './match-route.js';
import { Refusal } from './refusal.js';
import type { Reply } from './reply.js';

/**
 * Runs the handler of a matched route; a wrong method is 405, an unknown path 404, a refusal its own
 * reply.
 */
export async function answerRoute(
  match: RouteMatch<unknown> | undefined,
  call: IncomingCall,
): Promise<Reply> {
  if (!match) return notFound(call);
  const { methods } = match.route;
  const handler = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  if (!handler) return methodNotAllowed(Object.keys(methods));
  try {
    return await handler(call, match.parts);
  } catch (problem) {
    if (problem instanceof Refusal) return problem.reply;
    throw problem;
  }
}

const notFound = (call: IncomingCall): Reply =>
  errorReply({ title: 'Not Found', details: `No such path: ${call.path}`, errorCode: 40400 });

function methodNotAllowed(allowed: readonly string[]): Reply {
  const allow = allowed.join(', ');
  const words = { title: 'Method Not Allowed', details: `Allowed: ${allow}`, errorCode: 40500 };
  return errorReply(words, { allow });
}

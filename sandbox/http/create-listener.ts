import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CallLog } from '../calls/call-log.js';
import type { FaultList } from '../faults/fault-list.js';
import { finishExchange } from '../faults/finish-exchange.js';
import { playFault } from '../faults/play-fault.js';
import { answerRoute } from './answer-route.js';
import { errorReply } from './error-reply.js';
import type { IncomingCall } from './incoming-call.js';
import { matchRoute } from './match-route.js';
import { readIncomingCall } from './read-incoming-call.js';
import type { Route } from './route.js';
import { sendReply } from './send-reply.js';

/** What the listener hands its calls to. */
export interface ListenerParts {
  readonly routes: readonly Route[];
  readonly controls: readonly Route<'control'>[];
  readonly calls: CallLog;
  readonly faults: FaultList;
}

/** Answers every request: controls at once, calls of services through the call log and the faults. */
export function createListener(parts: ListenerParts): RequestListener {
  return (request, response) => {
    answer(parts, request, response).catch((problem: unknown) => {
      const details = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
      if (response.headersSent) response.destroy();
      else sendReply(response, errorReply({ title: 'Error in the sandbox', details, errorCode: 50000 }));
    });
  };
}

async function answer(
  parts: ListenerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = await readIncomingCall(request).catch(() => null);
  if (call === null)
    response.destroy(); // The caller went away in the middle of its request.
  else if (call === undefined) sendReply(response, tooLarge);
  else if (call.path.startsWith('/_sandbox/')) {
    sendReply(response, await answerRoute(matchRoute(parts.controls, call.path), call));
  } else await serve(parts, call, response);
}

async function serve(parts: ListenerParts, call: IncomingCall, response: ServerResponse): Promise<void> {
  const match = matchRoute(parts.routes, call.path);
  const entry = parts.calls.record(match?.route.service ?? 'unknown', call);
  const effect = () => answerRoute(match, call);
  const exchange = { response, entry, effect };
  const fault = match && parts.faults.take(match.route.service, call);
  if (fault) await playFault(fault, exchange);
  else finishExchange(exchange, await effect());
}

const tooLarge = errorReply(
  { title: 'Payload Too Large', details: 'The body is over 8 MB', errorCode: 41300 },
  { connection: 'close' },
);

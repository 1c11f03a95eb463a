import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLResponse } from '@apollo/server';
import { publicError } from '../graphql/public-error.js';
import { stampErrors } from '../graphql/report-plugin.js';
import type { RequestContext } from '../graphql/request-context.js';
import { endTogether } from '../http/end-together.js';
import { asksForCallbacks } from './callback-request.js';
import type { CallbackRoute } from './callback-route.js';
import type { FastLane } from './fast-lane.js';
import type { PersistedRequests } from './persisted-request.js';
import { HttpRefusal, readJsonBody } from './read-body.js';
import type { BodyLimits } from './read-body.js';

/** What GraphQL over HTTP stands on. */
export interface GraphqlRouteParts {
  readonly apollo: ApolloServer<RequestContext>;
  readonly bodyLimits: BodyLimits;
  readonly callbacks: CallbackRoute;
  readonly persisted: PersistedRequests;
  /** Absent where every operation goes Apollo's way. */
  readonly lane: FastLane | undefined;
}

/** GraphQL over HTTP: reads the request, lets Apollo answer, writes what it answered. */
export class GraphqlRoute {
  constructor(private readonly parts: GraphqlRouteParts) {}

  /** Answers one request; never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    try {
      const { bodyLimits, callbacks, lane, persisted } = this.parts;
      const isPost = request.method === 'POST';
      const body = isPost
        ? persisted.inBody(await readJsonBody(request, bodyLimits, context), context.isRouter)
        : undefined;
      if (asksForCallbacks(body)) await callbacks.answer(body, response, context);
      else
        await (lane?.answer(request, body, response, context) ??
          this.#askApollo(request, body, response, context));
    } catch (error) {
      if (error instanceof HttpRefusal) refuse(response, error, context);
      // Anything else is a caller that went away while it was being read: nobody is left to answer.
      else response.destroy();
    }
  }

  async #askApollo(
    request: IncomingMessage,
    body: unknown,
    response: ServerResponse,
    context: RequestContext,
  ): Promise<void> {
    const { apollo, persisted, lane } = this.parts;
    const { method = 'GET', url = '' } = request;
    const query = url.indexOf('?');
    const asked = query < 0 ? '' : url.slice(query);
    const search = method === 'POST' ? asked : persisted.inSearch(asked, context.isRouter);
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, headers: headersOf(request), search, body },
      context: () => Promise.resolve(context),
    });
    lane?.learn(request, answer);
    await write(response, answer, context);
  }
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

async function write(
  response: ServerResponse,
  answer: HTTPGraphQLResponse,
  context: RequestContext,
): Promise<void> {
  response.statusCode = answer.status ?? 200;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body.kind === 'complete') {
    // Errors that Apollo raises before it asks for the context have not met the plugin that stamps them.
    const text = response.statusCode >= 400 ? stamped(answer.body.string, context) : answer.body.string;
    endTogether(response, text);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}

interface ErrorBody {
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

function stamped(text: string, context: RequestContext): string {
  if (!text.startsWith('{')) return text;
  const body = JSON.parse(text) as ErrorBody; // Apollo's own answer
  stampErrors(body.errors, context);
  return JSON.stringify(body);
}

/** Answers a request that never became GraphQL, in GraphQL's form. */
export function refuse(response: ServerResponse, refusal: HttpRefusal, context: RequestContext): void {
  const errors = [publicError({ message: refusal.message }, refusal.error)];
  stampErrors(errors, context);
  response.statusCode = refusal.status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  // What was not read of the body would be taken for the next request.
  if (refusal.status === 413) response.setHeader('connection', 'close');
  response.end(`${JSON.stringify({ errors })}\n`);
}

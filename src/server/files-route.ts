import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestScope } from '../connector/request-scope.js';
import type { FileLinks } from '../conversations/file-links.js';
import type { Files } from '../conversations/files.js';
import { fileRefused } from '../errors/file-refused.js';
import { GatewayError } from '../errors/gateway-error.js';
import type { RequestContext } from '../graphql/request-context.js';
import type { AccountRate } from '../identity/account-rate.js';
import { CallContext } from '../http/call-context.js';
import { largestFileBytes } from '../liveperson/file-urls.js';
import type { Logger } from '../log/logger.js';
import { discardBody } from './discard-body.js';
import { refuse } from './graphql-route.js';
import { httpStatus } from './http-status.js';
import { HttpRefusal } from './read-body.js';
import type { RequestTimeout } from './request-timeout.js';
import { readRequestTimeout, shorterOf, timeoutHeader } from './request-timeout.js';
import { readFileHeaders, readFileTarget } from './read-file-request.js';

/** What the route stands on. */
export interface FilesRouteParts {
  readonly files: Pick<Files, 'upload' | 'requestDownload'>;
  readonly links: FileLinks;
  readonly logger: Logger;
  readonly accountRate?: AccountRate | undefined;
  /** What an upload may take in all; 30 seconds when absent. */
  readonly uploadTimeoutMs?: number;
}

/** Three megabytes over a slow line take longer than a call; the server gives a request as long (start-server.ts). */
const usualUploadTimeoutMs = 30_000;
/** How long a refused caller may go on sending before it is cut. */
const lingerMs = 1000;

/** `POST /files` streams a file into the object store; `GET /files/<token>` leads a browser to one. */
export class FilesRoute {
  constructor(private readonly parts: FilesRouteParts) {}

  /** Answers one request; never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    try {
      await this.#answer(request, response, context);
    } catch (error) {
      if (response.destroyed || context.scope.call.callerGone?.aborted === true) response.destroy();
      else await this.#refuse(request, response, { error, context });
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    const path = request.url?.split('?', 1)[0] ?? '';
    const [allowed, act] =
      path === '/files' ? (['POST', this.#upload] as const) : (['GET, HEAD', this.#download] as const);
    response.setHeader('cache-control', 'no-store');
    if (allowed.split(', ').includes(request.method ?? '')) return act.call(this, request, response, context);
    response.setHeader('allow', allowed);
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else throw new HttpRefusal(405, new GatewayError('BAD_REQUEST', `This path answers ${allowed} only.`));
  }

  async #upload(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    const { caller, scope, report } = context;
    report.operationName = 'uploadFile';
    const target = readFileTarget(request.url ?? '');
    report.accountIds.add(target.accountId);
    await this.parts.accountRate?.spend(caller, target.accountId);
    const timeout = readRequestTimeout(request.headers[timeoutHeader]);
    const asking = { caller, scope: this.#unhurried(scope, timeout) };
    const upload = { ...target, ...readFileHeaders(request.headers), stream: request };
    const { relativePath, fileType } = await this.parts.files.upload(upload, asking);
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' });
    response.end(`${JSON.stringify({ relativePath, fileType })}\n`);
  }

  #unhurried({ call, domains }: RequestScope, timeout: RequestTimeout): RequestScope {
    const { requestId, callerGone, counter } = call;
    const usualMs = this.parts.uploadTimeoutMs ?? usualUploadTimeoutMs;
    const deadline = performance.now() + shorterOf(usualMs, timeout);
    return { domains, call: new CallContext(requestId, deadline, callerGone, counter) };
  }

  /** The link is the credential: it speaks for the consumer who is bound in it, and for one file. */
  async #download(
    request: IncomingMessage,
    response: ServerResponse,
    context: RequestContext,
  ): Promise<void> {
    const { scope, report } = context;
    report.operationName = 'downloadFile';
    const token = request.url?.split('?', 1)[0]?.slice('/files/'.length) ?? '';
    const file = await this.parts.links.readLink(token);
    if (file === undefined)
      throw new HttpRefusal(404, fileRefused('EXPIRED', 'This link is not valid, or no longer.'));
    report.accountIds.add(file.accountId);
    await this.parts.accountRate?.spend({ kind: 'anyone' }, file.accountId);
    // Asked for anew each time: an address lives one minute, a link longer.
    const { url } = await this.parts.files.requestDownload(file, { caller: { kind: 'anyone' }, scope });
    response.writeHead(302, { location: url, 'referrer-policy': 'no-referrer' }).end();
  }

  async #refuse(
    request: IncomingMessage,
    response: ServerResponse,
    { error, context }: { readonly error: unknown; readonly context: RequestContext },
  ): Promise<void> {
    const refusal = refusalOf(error);
    this.#log(refusal.error, context.requestId);
    const { retryAfterMs } = refusal.error.facts;
    if (retryAfterMs !== undefined) response.setHeader('retry-after', String(Math.ceil(retryAfterMs / 1000)));
    // What was not read of the body would be taken for the next request.
    const { 'content-length': length = '0', 'transfer-encoding': chunked } = request.headers;
    const bounded = chunked === undefined && Number(length) <= largestFileBytes;
    if (!bounded || !(await discardBody(request, lingerMs))) response.setHeader('connection', 'close');
    if (!response.destroyed) refuse(response, refusal, context);
  }

  #log({ code, cause }: GatewayError, requestId: string): void {
    if (code === 'INTERNAL_SERVER_ERROR') this.parts.logger.error({ requestId, err: cause }, 'fault');
    // Messages of transport failures name no address: a signed URL is a key.
    else if (cause instanceof Error)
      this.parts.logger.warn({ requestId, code, cause: cause.message }, 'upstream failure');
  }
}

function refusalOf(error: unknown): HttpRefusal {
  if (error instanceof HttpRefusal) return error;
  if (error instanceof GatewayError) return new HttpRefusal(httpStatus(error), error);
  const fault = new GatewayError('INTERNAL_SERVER_ERROR', 'The gateway failed.', {
    outcome: 'UNKNOWN',
    cause: error,
  });
  return new HttpRefusal(500, fault);
}

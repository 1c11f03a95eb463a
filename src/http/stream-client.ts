import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { fromTransport } from '../errors/from-upstream.js';
import { tooManyCalls } from '../errors/too-many-calls.js';
import { GatewayError } from '../errors/gateway-error.js';
import { TransportFailure } from '../errors/transport-failure.js';
import type { UpstreamCall } from '../errors/upstream-call.js';
import type { Metrics } from '../metrics/metrics.js';
import type { CallContext } from './call-context.js';

/** One call to LivePerson's object store. */
export interface StreamRequest extends UpstreamCall {
  readonly origin: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bytes to upload as they come. */
export interface StreamUpload extends StreamRequest {
  readonly body: Readable;
  readonly sizeBytes: number;
}

/** The status that came, and what a 429 says beside it. */
export interface StreamAnswer {
  readonly status: number;
  readonly retryAfter?: string | undefined;
}

/** A file that was downloaded; empty unless the status is 200. */
export interface BytesAnswer extends StreamAnswer {
  readonly bytes: Buffer;
}

/**
 * The door to LivePerson for files: the same connections as HttpClient's, but bytes instead of JSON. Its calls have
 * the effect `none`: what is uploaded into, or read from, an address of one minute changes nothing in a conversation.
 */
export class StreamClient {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly metrics?: Pick<Metrics, 'upstreamDone'>,
  ) {}

  /**
   * Uploads a stream of known length with back-pressure, once, and answers with whatever status came. Throws a
   * GatewayError when none came; one that the stream itself failed with rises untouched.
   */
  async putStream(request: StreamUpload, call: CallContext): Promise<StreamAnswer> {
    const { body, sizeBytes } = request;
    const headers = { ...request.headers, 'content-length': String(sizeBytes) };
    try {
      return await this.#exchange({ ...request, headers }, call, async (signal, options) => {
        const answer = await this.dispatcher.request({ ...options, method: 'PUT', body, signal });
        await answer.body.dump();
        return answerOf(answer);
      });
    } catch (error) {
      throw body.errored instanceof GatewayError ? body.errored : error;
    }
  }

  /** Downloads a file of at most `maxBytes`, and answers with whatever status came; throws GatewayErrors. */
  async getBytes(request: StreamRequest, maxBytes: number, call: CallContext): Promise<BytesAnswer> {
    return this.#exchange(request, call, async (signal, options) => {
      const answer = await this.dispatcher.request({ ...options, method: 'GET', signal });
      if (answer.statusCode === 200)
        return { ...answerOf(answer), bytes: await readUpTo(answer.body, maxBytes) };
      await answer.body.dump();
      return { ...answerOf(answer), bytes: Buffer.alloc(0) };
    });
  }

  async #exchange<T extends StreamAnswer>(
    request: StreamRequest,
    call: CallContext,
    send: Send<T>,
  ): Promise<T> {
    if (!call.take()) throw tooManyCalls();
    const stop = new AbortController();
    const onGone = (): void => stop.abort(new TransportFailure('aborted', true));
    const remainingMs = call.deadline - performance.now();
    const timer = setTimeout(
      () => stop.abort(new TransportFailure('timeout', true)),
      Math.max(0, remainingMs),
    );
    call.callerGone?.addEventListener('abort', onGone);
    try {
      if (call.callerGone?.aborted === true) throw new TransportFailure('aborted', false);
      if (remainingMs <= 0) throw new TransportFailure('timeout', false);
      const { origin, path, headers = {} } = request;
      return await this.#counted(request, () => send(stop.signal, { origin, path, headers }));
    } catch (error) {
      throw fromTransport(request, failureOf(error));
    } finally {
      clearTimeout(timer);
      call.callerGone?.removeEventListener('abort', onGone);
    }
  }

  async #counted<T extends StreamAnswer>({ service }: StreamRequest, send: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const count = (outcome: string): void =>
      this.metrics?.upstreamDone(service, outcome, (performance.now() - started) / 1000);
    try {
      const answer = await send();
      count(answer.status < 400 ? 'ok' : 'rejected');
      return answer;
    } catch (error) {
      count(failureOf(error).kind);
      throw error;
    }
  }
}

type Send<T> = (
  signal: AbortSignal,
  options: { readonly origin: string; readonly path: string; readonly headers: Record<string, string> },
) => Promise<T>;

function answerOf({ statusCode: status, headers }: Dispatcher.ResponseData): StreamAnswer {
  const retryAfter = headers['retry-after'];
  return { status, retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined };
}

async function readUpTo(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new TransportFailure('tooLarge', true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** With the effect `none`, what has left decides nothing but the words of the message. */
function failureOf(error: unknown): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return new TransportFailure('timeout', false, error);
  if (/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code)) return new TransportFailure('timeout', true, error);
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(code)) return new TransportFailure('connect', false, error);
  return new TransportFailure('broken', true, error);
}

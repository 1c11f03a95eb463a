import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { TransportFailure } from '../errors/transport-failure.js';
import type { TransportFailureKind } from '../errors/transport-failure.js';

/** One answer of LivePerson, read whole. */
export interface UpstreamResponse {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  /** The parsed JSON; undefined when the body is not JSON. */
  readonly body: unknown;
}

/** Called once, with the answer or with why there is none. */
export type Settle = (response: UpstreamResponse | undefined, failure: TransportFailure | undefined) => void;

/** Collects one response from undici, up to a size; knows whether any byte of the request can have left. */
export class ResponseCollector implements Dispatcher.DispatchHandler {
  #sent = false;
  #stoppedBy: TransportFailureKind | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #retryAfter: string | undefined;
  #size = 0;
  #settled = false;
  readonly #chunks: Buffer[] = [];

  constructor(
    private readonly maxBytes: number,
    private readonly settle: Settle,
  ) {}

  /** True once undici has put the request on a socket. */
  get sent(): boolean {
    return this.#sent;
  }

  /** Ends the call: a request that still waits for a socket is never written. */
  stop(kind: TransportFailureKind): void {
    this.#stoppedBy = kind;
    this.#finish(undefined, new TransportFailure(kind, this.#sent));
    this.#controller?.abort(new Error(kind));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#stoppedBy !== undefined) controller.abort(new Error(this.#stoppedBy));
    else this.#sent = true;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#status = status;
    this.#retryAfter = headers['retry-after'];
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.maxBytes) this.stop('tooLarge');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    // An informational answer never ends a request; undici reports only the final one.
    this.#finish({ status: this.#status, retryAfter: this.#retryAfter, body: this.#parse() }, undefined);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#finish(undefined, error instanceof TransportFailure ? error : this.#failure(error));
  }

  #failure(error: Error & { code?: unknown }): TransportFailure {
    const late = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];
    const kind = late.includes(String(error.code)) ? 'timeout' : this.#sent ? 'broken' : 'connect';
    return new TransportFailure(kind, this.#sent, error);
  }

  #parse(): unknown {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    try {
      return JSON.parse(String(bytes));
    } catch {
      return undefined;
    }
  }

  #finish(response: UpstreamResponse | undefined, failure: TransportFailure | undefined): void {
    if (this.#settled) return;
    this.#settled = true;
    this.settle(response, failure);
  }
}

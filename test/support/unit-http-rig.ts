import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import type { UpstreamConfig } from '../../src/config/config.js';
import type { UpstreamCall } from '../../src/errors/upstream-call.js';
import { CallContext } from '../../src/http/call-context.js';
import { createDispatcher } from '../../src/http/create-dispatcher.js';
import { HttpClient } from '../../src/http/http-client.js';
import type { UpstreamRequest } from '../../src/http/http-client.js';
import type { UpstreamResponse } from '../../src/http/response-collector.js';
import { upstreamConfig } from './unit-config.js';
import { startHttp, startNet } from './unit-server.js';
import type { TestServer } from './unit-server.js';

/** How a request of a test differs from a plain POST that must happen once. */
export interface SendOptions {
  readonly effect?: UpstreamCall['effect'];
  readonly method?: 'GET' | 'POST';
  readonly origin?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly deadlineMs?: number;
  readonly callerGone?: AbortSignal;
}

/** A server, and the gateway's client in front of it. */
export interface HttpRig {
  readonly server: TestServer;
  readonly send: (options?: SendOptions) => Promise<UpstreamResponse>;
}

interface RigOptions extends Partial<UpstreamConfig> {
  /** Answers HTTP requests. */
  readonly http?: RequestListener;
  /** Answers raw connections instead. */
  readonly raw?: (socket: Socket) => void;
}

/** Runs a test against a server of its own, and closes it. */
export async function withHttp(options: RigOptions, run: (rig: HttpRig) => Promise<void>): Promise<void> {
  const { http = () => undefined, raw, ...over } = options;
  const server = await (raw === undefined ? startHttp(http) : startNet(raw));
  const upstream = upstreamConfig(over);
  const dispatcher = createDispatcher(upstream);
  const client = new HttpClient({ dispatcher, maxResponseBytes: upstream.maxResponseBytes });
  try {
    await run({
      server,
      send: ({ deadlineMs = 10_000, callerGone, ...given } = {}) => {
        const request: UpstreamRequest = {
          service: 'asyncMessagingEnt',
          credentials: 'gateway',
          effect: 'once',
          method: 'POST',
          origin: server.origin,
          path: '/',
          body: '{}',
          ...given,
        };
        return client.send(request, new CallContext('r', performance.now() + deadlineMs, callerGone));
      },
    });
  } finally {
    await dispatcher.destroy();
    await server.close();
  }
}

/** The kind of the transport failure behind an error. */
export function failureKind(error: Error): unknown {
  return error.cause instanceof Error && 'kind' in error.cause ? error.cause.kind : undefined;
}

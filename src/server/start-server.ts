import { createServer } from 'node:http';
import type { Server, ServerOptions } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config/config.js';
import type { Logger } from '../log/logger.js';
import type { StoreSet } from '../store/store-set.js';
import type { Tracing } from '../tracing/tracing.js';
import { closeWithConnection } from './close-with-connection.js';
import { createGateway } from './create-gateway.js';
import type { Gateway } from './create-gateway.js';
import { usualStallMs } from './outflow.js';
import { refuseUnreadable } from './refuse-unreadable.js';
import type { WebSocketEndpoint } from './websocket-server.js';

/** A gateway that listens. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly gateway: Gateway;
  /** Goes unready, takes no new connection, lets running requests finish up to the deadline, then closes. True when all finished. */
  close(): Promise<boolean>;
}

/** What a server is started with. */
export interface StartOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly stores?: StoreSet | undefined;
  readonly now?: () => number;
  /** How long a subscriber may take nothing; 20 s when absent. */
  readonly stallMs?: number | undefined;
  /** Nothing is traced when absent. Whoever opened it closes it. */
  readonly tracing?: Tracing | undefined;
  /** How long a caller may take to send; that of `usualSending` when absent. */
  readonly sending?: Sending | undefined;
}

/** How long a caller may take to send its headers, and its whole request. */
export interface Sending {
  readonly headersMs: number;
  readonly requestMs: number;
}

const usualSending: Sending = { headersMs: 10_000, requestMs: 30_000 };
/** How often slow senders are looked for. */
const lookMs = 1000;

/** Starts the gateway; rejects when the port cannot be had. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config } = options;
  const gateway = createGateway(options);
  const server = createServer(serverOptions(options.sending ?? usualSending), gateway.listener);
  server.setTimeout(idleMs(options));
  closeWithConnection(server);
  refuseUnreadable(server);
  await gateway.start();
  const sockets = gateway.attach(server);
  await listen(server, config.port, config.host);
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const shownHost = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  let closing: Promise<boolean> | undefined;
  return {
    url: `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${port}`,
    port,
    gateway,
    close: () => (closing ??= close({ server, sockets, gateway }, config.shutdownTimeoutMs)),
  };
}

/** Slow senders are cut. Node itself looks for them every 30 seconds, which would make each of these times as long. */
function serverOptions({ headersMs, requestMs }: Sending): ServerOptions {
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: lookMs,
    keepAliveTimeout: 65_000,
  };
}

/**
 * How long nothing may move on a connection: a caller that does not take its answer would hold it for ever. Longer
 * than any pause in which the gateway itself is silent.
 */
function idleMs({ config, sending = usualSending, stallMs = usualStallMs }: StartOptions): number {
  return Math.max(config.upstream.totalTimeoutMs, config.heartbeatMs, sending.requestMs) + stallMs;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

interface Running {
  readonly server: Server;
  readonly sockets: WebSocketEndpoint;
  readonly gateway: Gateway;
}

async function close({ server, sockets, gateway }: Running, timeoutMs: number): Promise<boolean> {
  gateway.drain();
  const closed = stopListening(server);
  await sockets.close();
  const finished = await gateway.inFlight.settle(timeoutMs);
  if (finished) server.closeIdleConnections();
  else server.closeAllConnections();
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
  server.closeAllConnections();
  server.close();
  await gateway.stop();
  return finished;
}

/**
 * Takes no new connection; resolves when the last one has ended. The close of node:http would also break those whose
 * answer has been handed over and not yet left: to it they are idle.
 */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
}

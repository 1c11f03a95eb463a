import type { IncomingMessage } from 'node:http';
import type { WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { isDeeperThan } from './json-depth.js';
import { Outflow } from './outflow.js';
import type { Patience } from './outflow.js';

/** Codes that the gateway itself closes a WebSocket with; clients of graphql-ws connect again after all but the last. */
export const closeCodes = {
  /** This replica goes away. */
  goingAway: 1001,
  /** The subscriber took too little for too long. */
  tooSlow: 1013,
  /** The credential is not accepted, or has expired. */
  forbidden: 4403,
  /** A message is none of the protocol's, or a parameter of the connection is none. */
  badRequest: 4400,
  /** The gateway failed. */
  fault: 4500,
} as const;

/** What a connection is made with. */
export interface WebSocketConnectionParts {
  readonly heartbeatMs: number;
  readonly patience: Patience;
  /** Lists and objects within each other, in a message. */
  readonly maxDepth: number;
  /** Told when the reader is cut for its slowness. */
  readonly onCut: () => void;
  /** Told what the gateway failed with, outside of any operation. */
  readonly onFault: (error: unknown) => void;
}

/** One WebSocket: what goes out at its reader's pace, and whether the reader is still there. */
export class WebSocketConnection {
  readonly outflow: Outflow;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #maxDepth: number;
  readonly #onFault: (error: unknown) => void;
  #awaitsPong = false;

  constructor(
    readonly socket: WebSocket,
    readonly request: IncomingMessage,
    { heartbeatMs, patience, maxDepth, onCut, onFault }: WebSocketConnectionParts,
  ) {
    this.#maxDepth = maxDepth;
    this.#onFault = onFault;
    const outlet = {
      hand: (text: string, taken: () => void) => socket.send(text, taken),
      // Who does not read cannot ask for more.
      full: (isFull: boolean) => (isFull ? socket.pause() : socket.resume()),
      cut: () => {
        onCut();
        this.close(closeCodes.tooSlow, 'Too slow: resume after the last cursor');
      },
    };
    this.outflow = new Outflow(outlet, patience);
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
    socket.on('pong', () => (this.#awaitsPong = false));
    // What is wrong with a socket is told by its close.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#end());
  }

  /** True while messages may come and go. */
  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** The connection as the protocol sees it. */
  asProtocolSocket(): ProtocolSocket {
    const { socket } = this;
    return {
      protocol: socket.protocol,
      send: (text) => this.outflow.write(text),
      close: (code = closeCodes.fault, reason = '') => this.close(code, reason),
      onMessage: (hear) => {
        socket.on('message', (data) => {
          // While it closes, nothing is taken on any more.
          if (!this.isOpen) return;
          const bytes = data as Buffer; // binaryType is nodebuffer
          if (isDeeperThan(this.#maxDepth, bytes)) this.close(closeCodes.badRequest, 'Nested too deep');
          else {
            hear(bytes.toString()).catch((error: unknown) => {
              this.#onFault(error);
              this.fail();
            });
          }
        });
      },
    };
  }

  /** Closes with a code; what has not been handed over is dropped. */
  close(code: number, reason: string): void {
    this.#end();
    this.socket.resume();
    this.socket.close(code, reason);
  }

  /** Closes because the gateway failed. */
  fail(): void {
    this.close(closeCodes.fault, 'Internal server error');
  }

  #end(): void {
    clearInterval(this.#heartbeat);
    this.outflow.end();
  }

  /** Pings, and ends the connection of a client that did not answer the last one. Behind unread bytes a ping says nothing. */
  #beat(): void {
    if (!this.outflow.isIdle || !this.isOpen) return;
    if (this.#awaitsPong) {
      this.socket.terminate();
      return;
    }
    this.#awaitsPong = true;
    this.socket.ping();
  }
}

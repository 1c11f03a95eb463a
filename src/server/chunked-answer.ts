import type { ServerResponse } from 'node:http';
import { Outflow } from './outflow.js';
import type { Patience } from './outflow.js';

/** What a long answer is made with, beside its response. */
export interface ChunkedAnswerParts {
  readonly heartbeat: { readonly text: string; readonly everyMs: number };
  readonly patience: Patience;
  /** Told when the reader is cut for its slowness. */
  readonly onCut?: (() => void) | undefined;
}

/** Writes an answer piece by piece at its reader's pace, with heartbeats between, and ends when the reader is gone. */
export class ChunkedAnswer {
  readonly #heartbeat: NodeJS.Timeout;
  readonly #outflow: Outflow;

  constructor(
    private readonly response: ServerResponse,
    { heartbeat, patience, onCut }: ChunkedAnswerParts,
  ) {
    const outlet = {
      hand: (text: string, taken: () => void) => void response.write(text, taken),
      cut: () => {
        onCut?.();
        response.destroy();
      },
    };
    this.#outflow = new Outflow(outlet, patience);
    this.#heartbeat = setInterval(() => {
      // Behind an unread piece a heartbeat says nothing.
      if (this.#outflow.isIdle) void this.#outflow.write(heartbeat.text);
    }, heartbeat.everyMs);
    this.#heartbeat.unref();
    response.once('close', () => {
      clearInterval(this.#heartbeat);
      this.#outflow.end();
    });
  }

  /** Writes a piece and waits until it is taken; the reader's slowness is its own. */
  write(text: string): Promise<void> {
    return this.#outflow.write(text);
  }

  /** Writes the last piece and ends the answer. */
  end(text = ''): void {
    clearInterval(this.#heartbeat);
    this.response.end(text);
  }
}

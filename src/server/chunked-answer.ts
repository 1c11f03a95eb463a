import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** How long one piece may wait to be taken; a reader slower than this is cut, and can resume. */
const stallMs = 20_000;

/** Writes an answer piece by piece at its reader's pace, with heartbeats between, and ends when the reader is gone. */
export class ChunkedAnswer {
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    private readonly response: ServerResponse,
    heartbeat: { readonly text: string; readonly everyMs: number },
  ) {
    this.#heartbeat = setInterval(() => {
      // Behind an unread piece a heartbeat says nothing.
      if (!response.writableNeedDrain) response.write(heartbeat.text);
    }, heartbeat.everyMs);
    this.#heartbeat.unref();
    response.once('close', () => clearInterval(this.#heartbeat));
  }

  /** Writes a piece and waits until the reader has room for the next; the reader's slowness is its own. */
  async write(text: string): Promise<void> {
    if (this.response.write(text)) return;
    const patience = AbortSignal.timeout(stallMs);
    try {
      await Promise.race([
        once(this.response, 'drain', { signal: patience }),
        once(this.response, 'close', { signal: patience }),
      ]);
    } catch {
      this.response.destroy();
    }
  }

  /** Writes the last piece and ends the answer. */
  end(text = ''): void {
    clearInterval(this.#heartbeat);
    this.response.end(text);
  }
}

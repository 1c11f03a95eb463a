import { Transform } from 'node:stream';
import type { Readable, TransformCallback } from 'node:stream';
import { fileRefused } from '../errors/file-refused.js';

/** Lets exactly as many bytes through as were announced; more or fewer end in FILE_REFUSED. */
export class SizeGate extends Transform {
  #passed = 0;

  constructor(private readonly sizeBytes: number) {
    super();
    // An error may come while nobody listens yet; whoever reads next finds it in `errored`.
    this.on('error', () => undefined);
  }

  /**
   * Takes its bytes from a stream, which is left as it is when the gate closes: for an HTTP request, so that it can
   * still be answered. Answers how to let go of it.
   */
  takeFrom(source: Readable): () => void {
    const brokeOff = (): void => {
      if (!source.readableEnded)
        this.destroy(fileRefused('INCOMPLETE', 'The file broke off before its end.'));
    };
    source.once('error', brokeOff);
    source.once('close', brokeOff);
    if (source.destroyed) brokeOff();
    else source.pipe(this);
    return () => {
      source.unpipe(this);
      source.off('close', brokeOff);
      this.destroy();
    };
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#passed += chunk.length;
    if (this.#passed > this.sizeBytes) done(this.#refusal('more'));
    else done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    done(this.#passed === this.sizeBytes ? null : this.#refusal('fewer'));
  }

  #refusal(compared: 'more' | 'fewer'): Error {
    return fileRefused('SIZE', `The file has ${compared} bytes than the ${this.sizeBytes} announced.`);
  }
}

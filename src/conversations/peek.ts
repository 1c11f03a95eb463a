import type { Readable } from 'node:stream';
import { fileRefused } from '../errors/file-refused.js';

/** Reads the first bytes of a stream and puts them back; the stream has to hold at least `count` bytes. */
export function peek(stream: Readable, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      stream.off('readable', look);
      stream.off('close', onClose);
      act();
    };
    const look = (): void => {
      const head = stream.read(count) as Buffer | null; // a byte stream without an encoding reads buffers
      if (head === null) return;
      stream.unshift(head);
      settle(() => resolve(head));
    };
    // A stream that fails closes too.
    const onClose = (): void =>
      settle(() => reject(stream.errored ?? fileRefused('INCOMPLETE', 'The file broke off before its end.')));
    stream.on('readable', look);
    stream.once('close', onClose);
    if (stream.closed) onClose();
  });
}

/** Why an upstream call ended without an answer that can be read; `malformed` could not be built. */
export type TransportFailureKind =
  'connect' | 'timeout' | 'aborted' | 'broken' | 'tooLarge' | 'hostNotAllowed' | 'malformed';

/** An upstream call without a usable answer. `sent` is false only when it is certain that no byte of the request left. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';

  constructor(
    readonly kind: TransportFailureKind,
    readonly sent: boolean,
    cause?: unknown,
  ) {
    super(`upstream call failed: ${kind}, ${sent ? 'sent' : 'not sent'}`, { cause });
  }
}

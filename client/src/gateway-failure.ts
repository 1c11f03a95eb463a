/** What became of the operation: docs/errors.md. */
export type Outcome = 'NOT_SENT' | 'REJECTED' | 'PARTIAL' | 'UNKNOWN';

/** An error as the gateway tells it. */
export interface GatewayError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An operation that failed. `code` is one of docs/errors.md, or `NO_ANSWER` when nothing readable came back. */
export class GatewayFailure extends Error {
  override readonly name = 'GatewayFailure';
  readonly code: string;
  readonly outcome: Outcome | undefined;
  /** Whether the gateway says that the same may be sent again. */
  readonly safeToRepeat: boolean;
  readonly retryAfterMs: number | undefined;
  /** For the operator, whose log has the cause. */
  readonly requestId: string | undefined;

  constructor(
    /** All errors of the answer; the first one gives the members above. */
    readonly errors: readonly GatewayError[],
    /** What was answered beside the errors, such as a conversation whose first message failed. */
    readonly data?: unknown,
    options?: ErrorOptions,
  ) {
    const { message = 'The gateway gave no reason.', extensions = {} } = errors[0] ?? {};
    super(message, options);
    this.code = textOf(extensions['code']) ?? 'INTERNAL_SERVER_ERROR';
    this.outcome = textOf(extensions['outcome']) as Outcome | undefined; // as the gateway's error contract says
    this.safeToRepeat = extensions['safeToRepeat'] === true;
    this.retryAfterMs =
      typeof extensions['retryAfterMs'] === 'number' ? extensions['retryAfterMs'] : undefined;
    this.requestId = textOf(extensions['requestId']);
  }
}

/** Nothing readable came back: the connection broke, or something between answered in the gateway's place. */
export const noAnswer = (why: string, cause?: unknown): GatewayFailure =>
  new GatewayFailure([{ message: why, extensions: { code: 'NO_ANSWER' } }], undefined, { cause });

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

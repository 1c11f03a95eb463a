/** The envelope of every request of the messaging service (MWS infra/req.json). */
export interface WireRequest<Type extends string = string, Body = unknown> {
  readonly kind: 'req';
  /** 1 to 64 characters, echoed as `reqId`. */
  readonly id: string;
  readonly type: Type;
  readonly body: Body;
  /** Beside the body, never in it (PCS). */
  readonly metadata?: readonly Readonly<Record<string, unknown>>[];
}

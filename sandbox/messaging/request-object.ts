/** One request of the messaging protocol, checked as to its envelope (MWS). */
export interface RequestObject {
  /** 1 to 64 characters; a number is taken as its text. */
  readonly id: string;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly metadata: readonly unknown[] | null | undefined;
}

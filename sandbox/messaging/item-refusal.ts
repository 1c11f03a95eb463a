/**
 * The names of the textual codes of an answer; OK and BAD_REQUEST are documented, the rest follows HTTP
 * (GUIDE).
 */
export type ItemCode = 'OK' | 'BAD_REQUEST' | 'NOT_FOUND';

/** Thrown when one request object is refused; it becomes `{ code, body: { msg }, reqId }` (GUIDE). */
export class ItemRefusal extends Error {
  override readonly name = 'ItemRefusal';

  constructor(
    message: string,
    readonly code: Exclude<ItemCode, 'OK'> = 'BAD_REQUEST',
  ) {
    super(message);
  }
}

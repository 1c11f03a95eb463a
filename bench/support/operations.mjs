// The operations that are measured, as clients send them.
import { exampleMutation, exampleVariables } from '../../dist/src/server/example-operation.js';

export const accountId = '12345678';
const { input } = exampleVariables(accountId);

/** Bodies of createConversation, one for each of so many consumers; `more(n)` adds to the input of the nth. */
export function createBodies(consumers, more = () => ({})) {
  return Array.from({ length: consumers }, (_, n) =>
    JSON.stringify({
      query: exampleMutation,
      variables: { input: { ...input, consumerId: `consumer-${n}`, ...more(n) } },
    }),
  );
}

/** The same with a new idempotency key each time it is called. */
export function keyedBody(consumers) {
  const mark = '@key@';
  const bodies = createBodies(consumers, () => ({ idempotencyKey: mark })).map((body) => body.split(mark));
  let keys = 0;
  return (n) => bodies[n % consumers].join(`${process.pid}-${(keys += 1)}`);
}

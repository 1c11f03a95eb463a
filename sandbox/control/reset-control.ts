import { emptyReply } from '../http/empty-reply.js';
import type { Route } from '../http/route.js';

/** `POST /_sandbox/reset`: back to the start. */
export function resetControl(reset: () => void): Route<'control'> {
  const answer = () => {
    reset();
    return emptyReply(204);
  };
  return { service: 'control', pattern: /^\/_sandbox\/reset$/, methods: { POST: answer } };
}

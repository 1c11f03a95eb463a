import type { ServerResponse } from 'node:http';

let answers: [response: ServerResponse, body: string | undefined][] = [];

/**
 * Ends an answer with the others of this turn of the loop, behind everything else that the turn does. Each write wakes
 * whoever waits for it: written between the work of other requests, every answer would wake its reader anew, which
 * was 17 % of a create.
 */
export function endTogether(response: ServerResponse, body?: string): void {
  if (answers.length === 0) setImmediate(endAll);
  answers.push([response, body]);
}

function endAll(): void {
  const ending = answers;
  answers = [];
  for (const [response, body] of ending) response.end(body);
}

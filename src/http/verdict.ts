import type { Verdict } from './circuit-breaker.js';
import { transportFailureOf } from './retry-policy.js';
import type { Ending, TriedAnswer } from './retry-policy.js';

/** What less than this did not bring is no sign of a slow service: the caller was in haste, or little time was left. */
const patientMs = 1000;

/** How long a call ran, and whether its sender set the pace. */
export interface Pace {
  readonly durationMs: number;
  readonly isSenders: boolean;
}

/** What an ending says of the service: failures and refusals for load speak against it, other answers for it. */
export function verdictOf(ending: Ending<TriedAnswer>, { durationMs, isSenders }: Pace): Verdict {
  if ('answer' in ending) return ending.answer.status >= 500 || ending.answer.status === 429 ? 'bad' : 'good';
  const failure = transportFailureOf(ending.error);
  switch (failure?.kind) {
    case 'connect':
    case 'broken':
      return 'bad';
    case 'timeout':
      // The dispatcher's own time-outs name their cause; the others are the end of the request's time.
      return failure.cause !== undefined || (durationMs >= patientMs && !isSenders) ? 'bad' : 'neither';
    case 'tooLarge':
      return 'good';
    default:
      return 'neither';
  }
}

import { GatewayError } from '../../errors/gateway-error.js';
import type { CheckName, Finding } from './finding.js';
import { transportWords } from './transport-words.js';

/** Whom a check asked, and what its refusal means. */
export interface Asked {
  readonly check: CheckName;
  /** The service's name in words. */
  readonly service: string;
  readonly host: string;
  /** What to do when it refuses the credentials. */
  readonly refused: string;
}

/** The finding of a call that failed. */
export function failedFinding(error: unknown, asked: Asked): Finding {
  const { check } = asked;
  const broken = transportWords(error, asked.host);
  if (broken !== undefined) return { check, status: 'failed', ...broken };
  if (!(error instanceof GatewayError)) throw error;
  return { check, status: 'failed', ...wordsOf(error, asked) };
}

function wordsOf(error: GatewayError, asked: Asked): Pick<Finding, 'message' | 'remedy'> {
  const { service, host, refused } = asked;
  const told = toldOf(error);
  switch (error.code) {
    case 'UPSTREAM_CREDENTIALS_REFUSED':
      return { message: `${service} refused the credentials${told}.`, remedy: refused };
    case 'UPSTREAM_RATE_LIMITED':
      return { message: `${service} asks to slow down${told}.`, remedy: 'Wait a minute, then try again.' };
    case 'UPSTREAM_UNAVAILABLE':
      return isSuccess(error)
        ? {
            message: `${host} answered something that is not LivePerson's${told}.`,
            remedy: 'Look whether a proxy or a login page on the way answers in its place.',
          }
        : { message: `${service} failed${told}.`, remedy: 'Try again; then ask LivePerson.' };
    case 'FEATURE_NOT_ENABLED':
    case 'HOST_NOT_ALLOWED':
      return { message: error.message, remedy: 'See what is said of "hosts".' };
    default:
      return { message: `${service} refused the request${told}.`, remedy: 'Ask LivePerson what it lacks.' };
  }
}

const isSuccess = ({ facts }: GatewayError): boolean => {
  const status = facts.upstream?.status ?? 0;
  return status >= 200 && status < 400;
};

/** Status and LivePerson's own code, which are no secret; nothing else of its answer is repeated. */
function toldOf({ facts: { upstream } }: GatewayError): string {
  if (upstream === undefined) return '';
  const { status, errorCode, title } = upstream;
  const code =
    errorCode === undefined ? '' : `, error ${errorCode}${title === undefined ? '' : ` "${title}"`}`;
  return ` (HTTP ${status}${code})`;
}

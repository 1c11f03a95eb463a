import { GraphQLError } from 'graphql';
import { GatewayError } from '../errors/gateway-error.js';
import type { Logger } from '../log/logger.js';
import { causeOf } from './public-error.js';

/** Logs what errors hide from callers: the cause of a refusal that has one, and every fault. Each is to be given once. */
export function logCauses(
  logger: Pick<Logger, 'warn' | 'error'>,
  requestId: string,
  errors: readonly unknown[],
): void {
  for (const error of errors) {
    const cause = causeOf(error);
    if (cause instanceof GatewayError) logRefusal(logger, requestId, cause);
    else if (!isAboutRequest(cause)) logger.error({ requestId, err: cause }, 'fault');
  }
}

function logRefusal(logger: Pick<Logger, 'warn'>, requestId: string, { code, cause }: GatewayError): void {
  if (cause !== undefined) logger.warn({ requestId, code, cause: causeChain(cause) }, 'upstream failure');
}

/** True for what GraphQL says of a document or its variables: nothing of the gateway failed, and the message repeats the caller's words. */
function isAboutRequest(error: unknown): boolean {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return code !== undefined && code !== 'INTERNAL_SERVER_ERROR';
}

function causeChain(error: unknown): string {
  const names: string[] = [];
  for (let at = error; at instanceof Error && names.length < 5; at = at.cause) {
    const code = 'code' in at ? ` ${String(at.code)}` : '';
    names.push(`${at.name}${code}: ${at.message.slice(0, 200)}`);
  }
  return names.join(' < ');
}

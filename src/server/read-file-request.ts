import type { IncomingHttpHeaders } from 'node:http';
import type { Target } from '../conversations/reach.js';
import { fileRefused } from '../errors/file-refused.js';
import { GatewayError } from '../errors/gateway-error.js';
import { accountIdForm } from '../liveperson/account-id.js';
import { largestFileBytes } from '../liveperson/file-urls.js';
import { HttpRefusal } from './read-body.js';

/** What the headers say of a file. */
export interface FileHeaders {
  readonly declaredType: string;
  readonly sizeBytes: number;
}

// None of these is a "simple" content type: a page of another origin cannot send them without a preflight.
const typeOfMedia: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'JPEG'],
  ['image/png', 'PNG'],
  ['image/gif', 'GIF'],
]);

/** Reads type and size of a raw file; throws HttpRefusal with 411 or 415, and FILE_REFUSED for its size. */
export function readFileHeaders(headers: IncomingHttpHeaders): FileHeaders {
  const mediaType = (headers['content-type'] ?? '').toLowerCase().split(';', 1)[0]?.trim() ?? '';
  const declaredType = typeOfMedia.get(mediaType);
  if (declaredType === undefined) throw fileRefused('TYPE', 'Send image/jpeg, image/png or image/gif.');
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    throw refuse(415, 'Send the file uncompressed.');
  const length = headers['content-length'];
  if (length === undefined) throw refuse(411, 'Send the size of the file as Content-Length.');
  const sizeBytes = Number(length);
  if (sizeBytes > largestFileBytes)
    throw fileRefused('SIZE', `A file may have 1 to ${largestFileBytes} bytes.`);
  if (!(sizeBytes >= 1)) throw refuse(400, 'The body is empty; send the bytes of the file.');
  return { declaredType, sizeBytes };
}

const refuse = (status: number, message: string): HttpRefusal =>
  new HttpRefusal(status, new GatewayError('BAD_REQUEST', message));

// The same forms that GraphQL's inputs have.
const rules = [
  {
    name: 'accountId',
    form: accountIdForm,
    required: true,
    words: 'an account id of 1 to 64 letters and digits',
  },
  {
    name: 'conversationId',
    form: /^[^\s\p{Cc}]{1,64}$/u,
    required: true,
    words: 'an id of 1 to 64 characters',
  },
  {
    name: 'consumerId',
    form: /^[^\p{Cc}]{1,256}$/u,
    required: false,
    words: 'an id of 1 to 256 characters without control characters',
  },
] as const;

/** Reads which conversation the query of a URL names; throws BAD_USER_INPUT naming every refused parameter. */
export function readFileTarget(url: string): Target {
  const query = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');
  const fields = rules.flatMap(({ name, form, required, words }) => {
    const given = query.getAll(name);
    const fits = given.length === 1 ? form.test(given[0] ?? '') : given.length === 0 && !required;
    return fits ? [] : [{ path: name, messages: [`${name} must be ${words}, given once`] }];
  });
  if (fields.length > 0) throw new GatewayError('BAD_USER_INPUT', 'The input breaks a rule.', { fields });
  return {
    accountId: query.get('accountId') ?? '',
    conversationId: query.get('conversationId') ?? '',
    consumerId: query.get('consumerId'),
  };
}

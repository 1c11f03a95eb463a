import { createHmac } from 'node:crypto';

/** The value of `x-liveperson-signature` for these bytes, in LivePerson's usual form: HMAC-SHA1 in base64 (WHP). */
export function signWebhook(rawBody: Buffer, secret: string): string {
  return `sha1=${createHmac('sha1', secret).update(rawBody).digest('base64')}`;
}

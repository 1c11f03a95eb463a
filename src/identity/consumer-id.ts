/** LivePerson names no limit of an external consumer id; this is the gateway's own: 1 to 256 characters without control characters or halves of a character. */
export function isConsumerId(text: string): boolean {
  return /^[^\p{Cc}\p{Cs}]{1,256}$/u.test(text);
}

/** The token of a header that carries it bare; a `Bearer ` prefix is taken off only where that is allowed. */
export function readBareToken(header: string, bearerPrefix: 'refused' | 'accepted'): string {
  if (bearerPrefix === 'accepted' && header.startsWith('Bearer ')) return header.slice('Bearer '.length);
  return header;
}

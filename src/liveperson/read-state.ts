/** State of a conversation, its stage or a dialog; undefined for no word at all. What is not closed is open. */
export function readState(word: unknown): 'OPEN' | 'CLOSE' | undefined {
  if (typeof word !== 'string' || word === '') return undefined;
  return /^closed?$/i.test(word) ? 'CLOSE' : 'OPEN';
}

import { Secret } from './secret.js';

/** An entry of the accounts file, and where its problems go. */
export interface EntrySource {
  readonly entry: Readonly<Record<string, unknown>>;
  /** Throws when the file cannot be read. */
  readonly readFile: (path: string) => string;
  readonly report: (member: string, must: string) => void;
}

/** The text of the file that a member names; undefined, and reported, when it cannot be read. */
export function fileMember({ entry, readFile, report }: EntrySource, member: string): string | undefined {
  const path = entry[member];
  if (typeof path !== 'string') return undefined;
  try {
    const text = readFile(path).trim();
    if (text === '') report(member, 'must not be empty');
    return text;
  } catch {
    report(member, 'must be a file that can be read');
    return undefined;
  }
}

/** A secret that stands in the entry itself, or in the file that `<member>File` names. */
export function secretMember(source: EntrySource, member: string): Secret | undefined {
  const { entry, report } = source;
  const inline = entry[member];
  if (inline !== undefined && entry[`${member}File`] !== undefined) {
    report(`${member}File`, `must not stand beside ${member}`);
  }
  const text = typeof inline === 'string' ? inline : fileMember(source, `${member}File`);
  return text === undefined ? undefined : new Secret(text);
}

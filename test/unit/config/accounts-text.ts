import type { ReadFile } from '../../../src/config/parse-accounts.js';

/** Files by path; any other path cannot be read. */
export function files(contents: Readonly<Record<string, string>>): ReadFile {
  return (path) => {
    const text = contents[path];
    if (text === undefined) throw new Error(`ENOENT: ${path}`);
    return text;
  };
}

/** No files at all. */
export const noFiles = files({});

/** The text of an accounts file with one complete account. */
export const oneAccount = JSON.stringify([{ id: '12345678', clientId: 'app', clientSecret: 'secret' }]);

import { readFileSync } from 'node:fs';

/** The text of a document, by its path in the project. */
export const documentText = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Blocks of code of one language in a document, in order. */
export function documentBlocks(path: string, language: string): string[] {
  const block = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm');
  return [...documentText(path).matchAll(block)].map(([, text = '']) => text);
}

/** The one block of a language that has these words; fails when none or several have. */
export function documentBlock(path: string, language: string, words: string): string {
  const [found, ...others] = documentBlocks(path, language).filter((block) => block.includes(words));
  if (found === undefined || others.length > 0)
    throw new Error(`${path} has ${others.length === 0 ? 'no' : 'several'} ${language} with: ${words}`);
  return found.trim();
}

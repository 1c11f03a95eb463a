import ts from 'typescript';

type Code = (...given: readonly unknown[]) => Promise<unknown>;
type Compile = new (...text: readonly string[]) => Code;

// The constructor of async functions has no name in the language.
const AsyncCode = Object.getPrototypeOf(async () => Promise.resolve()) as { readonly constructor: Compile };

/**
 * Runs a block of TypeScript of a document among the names that it takes from around it, and gives what the text behind
 * it returns. Types are not looked at.
 */
export function runBlock(
  block: string,
  given: Readonly<Record<string, unknown>>,
  behind = '',
): Promise<unknown> {
  const target = ts.ScriptTarget.ES2022;
  const { outputText } = ts.transpileModule(block, { compilerOptions: { target } });
  const code = new AsyncCode.constructor(...Object.keys(given), `${outputText}\n${behind}`);
  return code(...Object.values(given));
}

import type { Variables } from './examples.js';

/** What examples need that only a running gateway can give. */
export interface Facts {
  readonly accountId: string;
  /** Absent where no conversation was opened: the words that stand for it stay. */
  readonly conversationId?: string | undefined;
  readonly relativePath?: string | undefined;
  /** Of the newest message that is not the consumer's. */
  readonly sequence?: number | undefined;
}

/** Which facts the variables of an example ask for. */
export function needsOf(variables: Variables): ReadonlySet<keyof Facts> {
  const text = JSON.stringify(variables);
  const needs = new Set<keyof Facts>();
  if (isIdWanted(text)) needs.add('conversationId');
  if (text.includes('"relativePath":"the ')) needs.add('relativePath');
  if (/"sequences?":/.test(text)) needs.add('sequence');
  return needs;
}

const isIdWanted = (text: string): boolean => /"(conversationId|id)":"(the|an) id /.test(text);

/** The variables with facts in place of the words that stand for them, and keys that were never used before. */
export function fill(variables: Variables, facts: Facts): Variables {
  const filled = JSON.stringify(variables, (name, value: unknown) => valueOf(name, value, facts));
  return JSON.parse(filled) as Variables; // what was written a line above
}

function valueOf(name: string, value: unknown, facts: Facts): unknown {
  if (typeof value === 'string') return textOf(name, value, facts);
  if (facts.sequence === undefined) return value;
  if (name === 'sequence') return facts.sequence;
  return name === 'sequences' ? [facts.sequence] : value;
}

function textOf(name: string, text: string, facts: Facts): string | undefined {
  if (text === exampleAccount) return facts.accountId;
  // A key belongs to one input for a day: another conversation would meet the answer of the first.
  if (name === 'idempotencyKey') return `${text}-${suffix()}`;
  if (!/^(the|an) \w+ (that|of|from) /.test(text)) return text;
  return (name === 'relativePath' ? facts.relativePath : facts.conversationId) ?? text;
}

/** The account of every example. */
const exampleAccount = '12345678';

const suffix = (): string =>
  crypto.getRandomValues(new Uint16Array(1))[0]?.toString(16).padStart(4, '0') ?? '';

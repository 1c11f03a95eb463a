import { isRecord } from '../values/is-record.js';

/** Whether a member may have this value. */
export type MemberRule = (value: unknown) => boolean;

/** Rules by member name; members without a rule are ignored, as the protocol demands (MWP). */
export type MemberRules = Readonly<Record<string, MemberRule>>;

/** Any text. */
export const isText: MemberRule = (value) => typeof value === 'string';

/** Any number. */
export const isNumber: MemberRule = (value) => typeof value === 'number';

/** Any whole number. */
export const isWhole: MemberRule = (value) => Number.isSafeInteger(value);

/** An object whose known members all fit. */
export const isObjectOf =
  (rules: MemberRules): MemberRule =>
  (value) =>
    isRecord(value) && wrongMember(value, rules) === undefined;

/** A list whose items all fit. */
export const isListOf =
  (rule: MemberRule): MemberRule =>
  (value) =>
    Array.isArray(value) && value.every(rule);

/** One of these texts. */
export const isOneOf =
  (...texts: readonly (string | null)[]): MemberRule =>
  (value) =>
    texts.some((text) => text === value);

/** The name of the first known member that does not fit. */
export function wrongMember(value: Record<string, unknown>, rules: MemberRules): string | undefined {
  return Object.keys(value).find((name) => Object.hasOwn(rules, name) && !rules[name]?.(value[name]));
}

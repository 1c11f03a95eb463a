import { expect, it } from '@jest/globals';
import { inputOf, problemsOf } from './input-of.js';

type Values = readonly unknown[];
/** What a member may be, and what not. */
export type Rule = readonly [accepted: Values, refused: Values];
/** The rule of each member of a class. */
export type Rules = Readonly<Record<string, Rule>>;

export const text = (most = 5000): Rule => [
  ['', ' ', 'Ünïcode 😀\n', 'x'.repeat(most)],
  ['x'.repeat(most + 1), 5, {}, []],
];
export const id = (most: number): Rule => [
  ['a', '日本', 'a b', 'x'.repeat(most)],
  ['', 'a\nb', 'a\0', 'x'.repeat(most + 1), 5],
];
export const whole = (least: number, most: number): Rule => [
  [least, most],
  [least - 1, most + 1, 'x'],
];
export const word = (...words: readonly string[]): Rule => [
  words,
  ['x', words[0]?.toLowerCase(), '', 'constructor', 1],
];
export const language: Rule = [
  ['en', 'en-US', 'zh-Hant-TW', 'en_US'],
  ['', 'en US', 'en-', '-US', 'englishen', 'en\n', '*', `en${'-abcdefgh'.repeat(12)}`, 5],
];
export const day: Rule = [
  ['2014-10-15', '2024-02-29'],
  ['2023-02-30', '2023-00-01', '15.10.2014', '', 'today', 5],
];
export const email: Rule = [
  ['a@b', 'my.name+x@example.com'],
  ['a', '@b', 'a@', 'a b@c', 'a@b@c', '', `${'x'.repeat(65)}@b`, 5],
];
export const webAddress: Rule = [
  ['http://a', 'https://example.com/a?b#c', `https://${'x'.repeat(2040)}`],
  [
    'ftp://a',
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    '//a',
    'https://',
    'https://a b',
    '',
    `https://${'x'.repeat(2041)}`,
    5,
  ],
];

export const accountIds: Rule = [
  ['12345678', 'le81823118', 'x'.repeat(64)],
  ['', '../1', 'a%2fb', 'a?b', 'a#b', 'a\n', 'x'.repeat(65), 5, null, undefined],
];
export const campaignIds: Rule = [
  ['99999', 'a-b_C', 'x'.repeat(64)],
  ['', 'a b', 'a/b', 'x'.repeat(65), 5, null, undefined],
];

/** Keys of operations. */
export const key: Rule = [
  ['k', ' ', 'x'.repeat(128)],
  ['', 'x'.repeat(129), 5],
];
const notIds = ['', 'a b', 'a\n', 'x'.repeat(65), 5];
/** Ids of conversations and dialogs. */
export const conversationIds: Rule = [['8602832d-dce1-446b-8445-0d51f5926a42', 'x'.repeat(64)], notIds];
/** Paths of the object store. */
export const filePaths: Rule = [
  ['/v1/AUTH_async-images/1/a_uuid_b_01-01-2020_00-00-00-000.PNG'],
  ['', 'v1/a', '//evil.tld/a', 'https://evil.tld/a', '/v1/../a', '/a?b', '/a#b', '/a\r\nb', 5],
];

/** A class, members that make a sound input of it, the rule of each member, and the members that must be there. */
export type ClassRules = readonly [new () => object, object, Rules, ...string[]];

/** Tests every rule of every class. */
export function holdsRules(classes: readonly ClassRules[]): void {
  const members = classes.flatMap(([type, sound, rules, ...required]) =>
    Object.entries(rules).map(
      ([member, rule]) => [`${type.name}.${member}`, { type, sound, member, rule, required }] as const,
    ),
  );

  it.each(classes.map(([type, sound]) => [type.name, type, sound] as const))(
    'accepts the least input of %s',
    (_name, type, sound) => {
      expect(problemsOf(inputOf(type, sound))).toEqual([]);
    },
  );

  it.each(members)('holds the rule of %s', (_name, { type, sound, member, rule: [accepted, refused] }) => {
    const placesFor = (value: unknown) =>
      problemsOf(inputOf(type, { ...sound, [member]: value })).map(({ path }) => path);

    for (const value of accepted) expect([value, placesFor(value)]).toEqual([value, []]);
    for (const value of refused) expect([value, placesFor(value)]).toEqual([value, [`input.${member}`]]);
  });

  it.each(members)('lets %s be null or absent only where it is not required', (_name, about) => {
    const { type, sound, member, required } = about;
    for (const value of [null, undefined]) {
      const places = problemsOf(inputOf(type, { ...sound, [member]: value })).map(({ path }) => path);
      expect(places).toEqual(required.includes(member) ? [`input.${member}`] : []);
    }
  });
}

/** Turns the text of one setting into its value, or says what it must be; the message never contains the text. */
export type SettingReader<T> = (text: string) => { readonly value: T } | { readonly problem: string };

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): SettingReader<number> {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return { value };
    return { problem: `must be a whole number from ${least} to ${most}` };
  };
}

/** A number from 0 to 1. */
export const ratio: SettingReader<number> = (text) => {
  const value = /^\d(\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
  return value <= 1 ? { value } : { problem: 'must be a number from 0 to 1' };
};

/** One of a closed list of words. */
export function oneOf<const T extends string>(...words: readonly T[]): SettingReader<T> {
  return (text) => {
    const value = words.find((word) => word === text);
    return value === undefined ? { problem: `must be one of ${words.join(', ')}` } : { value };
  };
}

/** `on`, `true`, `1` or `off`, `false`, `0`. */
export const flag: SettingReader<boolean> = (text) => {
  const word = text.toLowerCase();
  if (['on', 'true', '1'].includes(word)) return { value: true };
  if (['off', 'false', '0'].includes(word)) return { value: false };
  return { problem: 'must be on, off, true or false' };
};

/** Words between commas; empty ones are dropped. */
export function commaList(wordForm: RegExp, whatEachIs: string): SettingReader<readonly string[]> {
  return (text) => {
    const value = text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    return value.every((word) => wordForm.test(word)) ? { value } : { problem: `must be ${whatEachIs}` };
  };
}

/** An http or https origin without path, user or query. */
export const origin: SettingReader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
  return isOrigin
    ? { value: url.origin }
    : { problem: 'must be an address such as https://host, without a path' };
};

/** Text that fits a form. */
export function text(form: RegExp, whatItIs: string): SettingReader<string> {
  return (value) => (form.test(value) ? { value } : { problem: `must be ${whatItIs}` });
}

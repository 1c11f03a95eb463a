/** What the suite looks at, in its own words and order. */
export const features: readonly string[] = [
  'introspection',
  '@key single',
  '@key multiple',
  '@key composite',
  'repeatable @key',
  '@requires',
  '@provides',
  'ftv1',
  '@link',
  '@shareable',
  '@tag',
  '@override',
  '@inaccessible',
  '@composeDirective',
  '@interfaceObject',
];

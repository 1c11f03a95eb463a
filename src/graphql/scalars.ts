import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { isoText } from './iso-text.js';

function calendarText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError('A date is a text such as "2014-10-15".');
}

/** A day as text. That it exists is checked with the other rules of an input, so that its error has a field path. */
export const calendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the Gregorian calendar, as `YYYY-MM-DD`.',
  serialize: calendarText,
  parseValue: calendarText,
  parseLiteral: (node) => calendarText(node.kind === Kind.STRING ? node.value : undefined),
});

/** A moment. As graphql-scalars has it, but that a Date leaves as its text: JSON.stringify takes three times as long with Dates. */
export const dateTime = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  serialize: (value) =>
    value instanceof Date && !Number.isNaN(value.getTime())
      ? isoText(value.getTime())
      : GraphQLDateTime.serialize(value),
});

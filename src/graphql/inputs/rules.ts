import {
  ArrayMaxSize,
  IsIn,
  IsOptional,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  buildMessage,
} from 'class-validator';
import { Field, Float, ID, Int } from 'type-graphql';
import { readCalendarDate } from '../../liveperson/calendar-date.js';
import { isFilePath } from '../../liveperson/file-urls.js';
import { isRecord } from '../../liveperson/is-record.js';
import { calendarDate } from '../scalars.js';
import { Nested } from './nested.js';
import type { Class } from './nested.js';

/** A request of the Send API may have 5000 characters (GUIDE); no single text may be longer. */
const longestText = 5000;

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}

/** An optional text of at most `longest` characters. */
export function OptionalText(description: string, longest = longestText): PropertyDecorator {
  return all(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    MaxLength(longest),
  );
}

/** An optional text that fits a form; `whatItIs` completes "must be". */
export function OptionalForm(description: string, form: RegExp, whatItIs: string): PropertyDecorator {
  const message = `$property must be ${whatItIs}`;
  return all(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    Matches(form, { message }),
  );
}

/** An id of `least` to `most` characters. */
export function RequiredId(description: string, form: RegExp, whatItIs: string): PropertyDecorator {
  return all(
    Field(() => ID, { description }),
    Matches(form, { message: `$property must be ${whatItIs}` }),
  );
}

/** An optional id that fits a form. */
export function OptionalId(description: string, form: RegExp, whatItIs: string): PropertyDecorator {
  const message = `$property must be ${whatItIs}`;
  return all(
    Field(() => ID, { nullable: true, description }),
    IsOptional(),
    Matches(form, { message }),
  );
}

/** An optional key of 1 to 128 characters. */
export function OptionalKey(description: string): PropertyDecorator {
  return all(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    Length(1, 128),
  );
}

/** An optional whole number from `least` to `most`. */
export function OptionalInt(description: string, least: number, most: number): PropertyDecorator {
  return all(
    Field(() => Int, { nullable: true, description }),
    IsOptional(),
    Min(least),
    Max(most),
  );
}

/** An optional decimal number. */
export function OptionalFloat(description: string): PropertyDecorator {
  return all(
    Field(() => Float, { nullable: true, description }),
    IsOptional(),
  );
}

/** An optional day that exists in the calendar. */
export function OptionalDate(description: string): PropertyDecorator {
  return all(
    Field(() => calendarDate, { nullable: true, description }),
    IsOptional(),
    IsCalendarDate(),
  );
}

/** An optional value of an enum. */
export function OptionalEnum(
  words: Readonly<Record<string, string>>,
  description: string,
): PropertyDecorator {
  return all(
    Field(() => words, { nullable: true, description }),
    IsOptional(),
    IsIn(Object.keys(words)),
  );
}

/** An optional input within an input; its own rules are checked too. */
export function OptionalInput(type: () => Class, description: string): PropertyDecorator {
  return all(
    Field(() => type(), { nullable: true, description }),
    IsOptional(),
    Nested(type),
  );
}

/** An optional list of inputs, at most `most` of them. */
export function OptionalInputs(type: () => Class, description: string, most: number): PropertyDecorator {
  return all(
    Field(() => [type()], { nullable: true, description }),
    IsOptional(),
    ArrayMaxSize(most),
    Nested(type, { each: true }),
  );
}

/** A path in LivePerson's object store. */
export function IsFilePath(): PropertyDecorator {
  return ValidateBy({
    name: 'isFilePath',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isFilePath(value),
      defaultMessage: buildMessage(() => '$property must be a path of the object store'),
    },
  });
}

/** LivePerson's metadata: objects that each have a type, at most 5 KB together (META). */
export function IsMetadata(): PropertyDecorator {
  const fits = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.every((one) => isRecord(one) && typeof one['type'] === 'string') &&
    JSON.stringify(value).length <= 5120;
  return ValidateBy({
    name: 'isMetadata',
    validator: {
      validate: fits,
      defaultMessage: buildMessage(() => '$property must be objects with a type, at most 5 KB together'),
    },
  });
}

function IsCalendarDate(): PropertyDecorator {
  return ValidateBy({
    name: 'isCalendarDate',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && readCalendarDate(value) !== undefined,
      defaultMessage: buildMessage(() => '$property must be a date that exists, as YYYY-MM-DD'),
    },
  });
}

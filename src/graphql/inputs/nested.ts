import { ValidateNested } from 'class-validator';

/** A class of inputs. */
export type Class = new () => object;

/** What `Nested` tells of a property: the class of the input within. */
export interface Nested {
  readonly type: () => Class;
}

/** Has the rules of an input within an input checked too; says which class they stand at, for values that are plain objects. */
export function Nested(type: () => Class, { each = false } = {}): PropertyDecorator {
  const context: Nested = { type };
  return ValidateNested({ each, context });
}

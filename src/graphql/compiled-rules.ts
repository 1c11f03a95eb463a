import { ValidationTypes, getMetadataStorage } from 'class-validator';
import { isRecord } from '../liveperson/is-record.js';
import type { Class, Nested } from './inputs/nested.js';

/** Whether a value keeps rules. */
export type Fits = (value: unknown) => boolean;

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Check = (value: unknown, of: Readonly<Record<string, unknown>>) => boolean;

/** A rule of a kind that is not known here: class-validator is asked. */
const never: Check = () => false;

const known = new Map<Class, Fits>();

/**
 * The rules of an input class, read from class-validator once: true says that class-validator would find nothing. False
 * says nothing: it is to be asked, and finds the words. The value is a plain object, as GraphQL coerces it.
 */
export function compileRules(type: Class): Fits {
  const compiled = known.get(type);
  if (compiled !== undefined) return compiled;
  let checks: readonly Check[] = [];
  const fits: Fits = (value) => {
    if (!isRecord(value)) return false;
    for (const check of checks) if (!check(value, value)) return false;
    return true;
  };
  known.set(type, fits);
  const storage = getMetadataStorage();
  const metadata = storage.getTargetValidationMetadatas(type, '', false, false);
  const byProperty = Object.entries(storage.groupByPropertyName(metadata));
  checks = byProperty.map(([property, rules]) => compileProperty(type, property, rules));
  return fits;
}

function compileProperty(type: Class, property: string, rules: readonly Metadata[]): Check {
  const conditions = rules.filter((rule) => rule.type === ValidationTypes.CONDITIONAL_VALIDATION);
  const others = rules.filter((rule) => rule.type !== ValidationTypes.CONDITIONAL_VALIDATION);
  const applies = conditions.map(
    ({ constraints }) => constraints[0] as (of: object, value: unknown) => boolean,
  ); // as class-validator calls it
  const checks = others.flatMap((rule) => compileRule(type, rule));
  return (_input, of) => {
    const value = of[property];
    for (const isAsked of applies) if (!isAsked(of, value)) return true;
    for (const check of checks) if (!check(value, of)) return false;
    return true;
  };
}

function compileRule({ name: targetName }: Class, rule: Metadata): readonly Check[] {
  if (rule.validateIf !== undefined) return [never];
  if (rule.type === ValidationTypes.NESTED_VALIDATION)
    return [compileNested(rule.context as Nested | undefined)]; // set by `nested`
  if (rule.type !== ValidationTypes.CUSTOM_VALIDATION) return [never];
  const { propertyName: property, constraints, each } = rule;
  const validators = getMetadataStorage().getTargetValidatorConstraints(rule.constraintCls);
  return validators.map(({ instance, async }): Check => {
    if (async) return never;
    const check: Check = (value, object) =>
      instance.validate(value, { targetName, property, object, value, constraints }) === true;
    if (!each) return check;
    return (value, object) =>
      Array.isArray(value) ? value.every((one) => check(one, object)) : check(value, object);
  });
}

function compileNested(nested: Nested | undefined): Check {
  if (nested === undefined) return never;
  let fits: Fits | undefined;
  return (value) => {
    fits ??= compileRules(nested.type());
    return Array.isArray(value) ? value.every(fits) : fits(value);
  };
}

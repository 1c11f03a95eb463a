/** The text of an operation, which carries the types of its result and its variables. */
export type OperationText<Result, Variables> = string & {
  /** For the compiler alone; nothing is there. */
  readonly __types?: (variables: Variables) => Result;
};

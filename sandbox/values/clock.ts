/** Answers the present time as Unix milliseconds. */
export type Clock = () => number;

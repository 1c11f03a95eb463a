import { z } from 'zod';

/** A text that is not empty; the problem says what it must be and never what it is. */
export const anyText = z.string({ error: 'must be a text' }).min(1, { error: 'must not be empty' });

/** Characters, counted as UTF-16 code units, that a text may have (GUIDE). */
export const textLimit = 5000;

/** Types of file that a consumer may send (EX). */
export const fileTypes: readonly string[] = ['JPG', 'JPEG', 'PNG', 'GIF'];

/** Bytes that a file may have: 3 MB (EX). */
export const fileLimitBytes = 3 * 1024 * 1024;

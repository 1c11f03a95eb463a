/** A time in milliseconds as history writes it: `yyyy-MM-dd HH:mm:ss.SSS+0000` (MHIST). */
export const historyTime = (time: number): string =>
  new Date(time).toISOString().replace('T', ' ').replace('Z', '+0000');

/** A time in milliseconds as it stands in names of files: `dd-MM-yyyy_HH-mm-ss-SSS`, UTC (EX). */
export function fileStamp(time: number): string {
  const [day = '', clock = ''] = new Date(time).toISOString().replace('Z', '').split('T');
  return `${day.split('-').reverse().join('-')}_${clock.replace(/[:.]/g, '-')}`;
}

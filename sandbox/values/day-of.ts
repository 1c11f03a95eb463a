/** The UTC day of a time in milliseconds as `dd-MM-yy`. */
export function dayOf(time: number): string {
  const [year, month, day] = new Date(time).toISOString().slice(0, 10).split('-');
  return `${day}-${month}-${year?.slice(2)}`;
}

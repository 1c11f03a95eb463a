import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from making objects old at birth. While the young generation is still small, most requests are under way when
 * it is collected: V8 learns that what they are made of lives long, and keeps to that for good. They then die old, and all
 * that they point to is kept with them until a whole collection. Without it a create takes a fifth less processor time.
 */
export function tuneCollector(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}

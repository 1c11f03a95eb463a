import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';

/**
 * Sets up V8's collector for what a gateway is: much that dies with its request beside much that stays for days. What
 * node was told of these flags stands.
 *
 * Nothing is made old at birth. While the young generation is still small, most requests are under way when it is
 * collected: V8 learns that what they are made of lives long, and keeps to that for good. They then die old, and all that
 * they point to is kept with them until a whole collection. Without it a create takes a fifth less processor time.
 *
 * The heap may grow to three times what lives before all of it is marked. V8 goes by how fast old objects came of late:
 * after a lull it allows a tenth, and starts to mark as soon as requests come again. With 100 000 conversations in memory
 * that took half the processor for 170 ms every four seconds: at half load 5 to 8 % of the creates took longer than 10 ms,
 * and 1.4 to 2 % do now.
 *
 * On one processor V8's four helpers do not mark beside the work: they would take four fifths of it for a tenth of a
 * second. Where node was told to have one helper, it does.
 */
export function tuneCollector(
  /** Node's options, from its command line and NODE_OPTIONS. */
  options: readonly string[],
  processors = availableParallelism(),
): void {
  const isTold = (name: RegExp): boolean => options.some((option) => name.test(option));
  setFlagsFromString('--no-allocation-site-pretenuring');
  if (!isTold(/--heap[-_]growing[-_]percent\b/)) setFlagsFromString('--heap-growing-percent=200');
  const hasOneHelper = isTold(/--v8[-_]pool[-_]size[= ]1\b/);
  if (processors === 1 && !hasOneHelper) setFlagsFromString('--no-concurrent-marking');
}

import { Bell } from './bell.js';

/** What a wait stands on. */
export interface WaitOptions {
  /** Has `wake` called when there may be news; resolves with what ends that. */
  readonly watch: (wake: () => void) => Promise<() => void> | (() => void);
  readonly isOver: () => Promise<boolean> | boolean;
  /** How often to look without being woken. */
  readonly pollMs: number;
}

/** Resolves when it is over: woken by news, and looking by itself now and then. */
export async function waitUntil({ watch, isOver, pollMs }: WaitOptions): Promise<void> {
  const bell = new Bell();
  const unwatch = await watch(bell.ring);
  try {
    while (!(await isOver())) await bell.rung(pollMs);
  } finally {
    unwatch();
  }
}

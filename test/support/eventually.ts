import { machineNow } from './machine-now.js';

/** A turn without pause takes the processor from what is waited for. */
const pauseMs = 5;

/** Asks again and again until the answer is there; fails at the deadline. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  deadlineMs = 10_000,
): Promise<T> {
  const deadline = machineNow() + deadlineMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (machineNow() > deadline) throw new Error(`${what} did not happen within ${deadlineMs} ms`);
    await new Promise<void>((resolve) => {
      setTimeout(resolve, pauseMs);
    });
  }
}

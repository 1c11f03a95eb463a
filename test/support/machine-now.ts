import { readFileSync } from 'node:fs';

/** A tick of /proc/stat. */
const tickMs = 10;

/**
 * Milliseconds that passed for this machine: what its host gave to others, while something here wanted to run, does not
 * count. For limits on how long something takes; where the system tells nothing of its host it is `performance.now()`.
 */
export function machineNow(): number {
  return performance.now() - stolenMs();
}

/** How long the cores of this machine waited for their host since it began, all together. */
function stolenMs(): number {
  try {
    const [cores = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    // cpu user nice system idle iowait irq softirq steal
    return Number(cores.trim().split(/\s+/)[8] ?? 0) * tickMs;
  } catch {
    return 0;
  }
}

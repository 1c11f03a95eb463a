import type { Dialog } from '../conversations/dialog.js';

/** Whether something that ends at `endTs` was open at the horizon. */
export const statusAt = ({ endTs }: Pick<Dialog, 'endTs'>, horizon: number): 'OPEN' | 'CLOSE' =>
  endTs !== null && endTs <= horizon ? 'CLOSE' : 'OPEN';

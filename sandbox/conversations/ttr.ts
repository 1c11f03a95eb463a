/** Target time to respond, in seconds (MWR). */
export interface Ttr {
  readonly ttrType: 'CUSTOM' | 'NORMAL' | 'PRIORITIZED' | 'URGENT';
  readonly value: number;
}

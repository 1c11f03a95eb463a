/** How far the gateway's clock and LivePerson's may be apart. */
export const clockSkewMs = 5000;

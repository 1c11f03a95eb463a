/** Bounds for the duration of requests and calls, in seconds. */
export const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Bounds for the handling of webhooks, in seconds: LivePerson gives up after 2.5 (WHP). */
export const webhookBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5];

/** Bounds for the lag of events, in seconds: a webhook may come again for a long time. */
export const lagBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200];

import { orderTests } from '../support/order-tests.js';

/** `npm run test:long` has ten times as many texts. */
orderTests({ conversations: 50, textsEach: 20, delayMs: 800 });

import { orderTests } from '../support/order-tests.js';

orderTests({ conversations: 200, textsEach: 50, delayMs: 400 });

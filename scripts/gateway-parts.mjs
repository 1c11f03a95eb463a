// What a program needs to run a gateway within itself, as the benchmark does: one of the entries of the bundle.
export { parseConfig } from '../dist/src/config/parse-config.js';
export { createLogger } from '../dist/src/log/logger.js';
export { standardOutput } from '../dist/src/log/standard-output.js';
export { openStores } from '../dist/src/server/open-stores.js';
export { startServer } from '../dist/src/server/start-server.js';
export { tuneCollector } from '../dist/src/server/tune-collector.js';

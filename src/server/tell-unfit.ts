import type { Config } from '../config/config.js';
import type { SubscriptionEngine } from '../graphql/run-operation.js';
import type { Logger } from '../log/logger.js';

/** Says in the log which listed documents can never be answered, and why. The others are. */
export function tellUnfit({ persisted }: Config, engine: SubscriptionEngine, logger: Logger): void {
  for (const [id, query] of persisted.listed) {
    const checked = engine.checked.documentOf({ query });
    if ('kind' in checked) continue;
    const problem = checked[0]?.message.slice(0, 200);
    logger.warn({ document: id, problem }, 'a listed document does not fit the schema');
  }
}

import { defaultWebhookConfig } from './default-webhook-config.js';
import { readWebhookConfig } from './read-webhook-config.js';
import type { WebhookConfig } from './webhook-config.js';

/** Holds the webhook configuration in force. */
export class WebhookBook {
  private config: WebhookConfig;

  constructor(private readonly firstUrl: string | null) {
    this.config = defaultWebhookConfig(firstUrl);
  }

  get current(): WebhookConfig {
    return this.config;
  }

  /** Changes the given members, or answers the name of the first one that is unknown or cannot be. */
  change(patch: Readonly<Record<string, unknown>>): string | undefined {
    const changed = readWebhookConfig(this.config, patch);
    if (typeof changed === 'string') return changed;
    this.config = changed;
    return undefined;
  }

  reset(): void {
    this.config = defaultWebhookConfig(this.firstUrl);
  }
}

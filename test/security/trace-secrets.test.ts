import { describe, expect, it } from '@jest/globals';
import { create, createdIn } from '../support/create-conversation.js';
import { httpCall } from '../support/http-call.js';
import { personal, personalInput, secretsOf } from '../support/known-secrets.js';
import { withLife } from '../support/life-pair.js';
import { subscribeBySocket } from '../support/raw-subscriber.js';
import { hearWebhooks } from '../support/sandbox-webhooks.js';
import { withCollector } from '../support/trace-collector.js';
import { noise, statusFault, unifiedError } from '../support/upstream-noise.js';

const said = 'words-known-to-nobody';
const faults = [statusFault(500), unifiedError(40103, noise), { kind: 'reset' }, { kind: 'garbage' }];

describe('traces', () => {
  it('hold no secret, nothing personal and no text of a caller, whatever fails', async () => {
    let secrets: readonly string[] = [];
    await withCollector(async ({ tracing, spans, raw }) => {
      await withLife(
        async ({ pair, ask, say, agent }) => {
          const ann = await create(pair, personalInput);
          const { id: conversationId } = createdIn(ann).conversation;
          const target = { accountId: pair.accountId, consumerId: personal.consumerId, conversationId };
          await hearWebhooks(pair);
          const socket = await subscribeBySocket(pair.url, target);
          await agent(target, { action: 'join' });
          const sequence = await say(target, said);
          await socket.heard(sequence);
          socket.destroy();
          await ask('sendText', 'message { sequence }', { ...target, conversationId: said, text: said });
          for (const fault of faults) {
            await pair.sandbox.fault('asyncMessagingEnt', fault);
            await create(pair, { ...personalInput, consumerId: `${personal.consumerId}-2` });
          }
          await pair.graphql(`query ($a: ID!) { account(id: $a) { ${said.replaceAll('-', '_')} } }`, {
            a: said,
          });
          await httpCall(`${pair.url}/files/${said}?token=${said}`);
          await httpCall(`${pair.url}/graphql/stream?query=${said}`);
          const { appSecrets, tokens, participantIds } = await secretsOf(pair);
          secrets = [...Object.values(personal), ...appSecrets, ...tokens, ...participantIds, conversationId];
        },
        { tracing },
      );
      const seen = await spans();
      expect(new Set(seen.map(({ name }) => name)).size).toBeGreaterThan(10);
      expect(secrets.length).toBeGreaterThan(15);
      const sink = raw();
      expect([...secrets, said, said.replaceAll('-', '_')].filter((secret) => sink.includes(secret))).toEqual(
        [],
      );
    });
  });
});

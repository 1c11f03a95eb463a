/** Language of a block, words that are in it and in no other of its language there, and the test that runs it or the reason why none does. */
export type KnownBlock = readonly [language: string, words: string, by: string];

const readme = 'test/integration/readme.test.ts';
const examples = 'test/federation/examples.test.ts';
const clients = 'test/integration/client-readme.test.ts';
const operators = 'test/integration/operators-blocks.test.ts';
const guide = 'test/integration/getting-started.test.ts';
const recipe = 'test/structure/recipe.test.ts';
const sandbox = 'test/integration/sandbox-blocks.test.ts';
const errors = 'test/integration/errors-blocks.test.ts';
const frontEnd = 'test/integration/front-end-blocks.test.ts';
const configuration = 'test/integration/configuration-blocks.test.ts';
const subscriptions = 'test/integration/subscriptions-blocks.test.ts';
const commandLine = 'test/integration/command-line-blocks.test.ts';
const itself = 'runs the tests';

/** Every block of these languages, by its document. */
export const knownBlocks: Readonly<Record<string, readonly KnownBlock[]>> = {
  'README.md': [
    ['sh', 'npm ci', 'installs: .ci/run does, and test/integration/life-example.test.ts starts'],
    ['json', '"userProfile"', examples],
    ['json', '"createConversation": {', examples],
    ['sh', 'mutation CreateConversation', readme],
    ['sh', 'whole-life', 'without its address: test/integration/life-example.test.ts gives it one'],
    ['ts', 'createClient', clients],
    ['json', '"messages"', readme],
    ['sh', '/files?', readme],
    ['json', 'relativePath', readme],
    ['sh', 'npx conversation-gateway start', 'needs a package: test/packaging/tarball.test.ts'],
    ['yaml', 'clientSecretFile', operators],
    ['sh', 'ACCOUNTS_FILE=', operators],
    ['sh', 'npx conversation-gateway check', 'needs a package: test/integration/command-line-check.test.ts'],
    ['sh', 'npm test', itself],
  ],
  'CONTRIBUTING.md': [['sh', 'npm ci', 'installs, and runs the tests: .ci/run does']],
  'client/README.md': [
    ['ts', 'freshToken', clients],
    ['ts', 'OperationText', clients],
    ['ts', 'client.follow', clients],
    ['ts', 'client.watch', clients],
    ['ts', 'useConversation', clients],
  ],
  'docs/adding-an-operation.md': [
    ['sh', 'test/unit/life', itself],
    ['json', 'AcceptStatusEvent', recipe],
    ['ts', 'src/liveperson/', recipe],
    ['ts', 'sandbox/messaging/', recipe],
    ['ts', 'src/conversations/drafts', recipe],
    ['ts', 'src/conversations/messages', recipe],
    ['ts', 'src/graphql/', recipe],
    ['sh', 'npm run schema', 'writes files of the project'],
    ['sh', 'npm run check', itself],
  ],
  'docs/command-line.md': [
    ['json', '"clientSecret"', commandLine],
    ['json', '"findings"', commandLine],
    ['json', '"refused"', commandLine],
  ],
  'docs/configuration.md': [
    ['sh', '--settings', configuration],
    ['yaml', 'bearerTokenFile', configuration],
    ['yaml', 'consumerKey', configuration],
    ['json', 'PublicKeyFile', configuration],
  ],
  'docs/errors.md': [
    ['json', '"fields"', errors],
    ['json', '"CONVERSATION_ALREADY_OPEN"', errors],
    ['json', '"errors"', errors],
    ['json', '"receipt"', errors],
  ],
  'docs/front-end.md': [
    ['json', '"firstMessage"', frontEnd],
    ['json', '"message-1"', frontEnd],
    ['json', '"publishText"', frontEnd],
  ],
  'docs/getting-started.md': [
    ['json', 'client_name', guide],
    ['sh', 'umask', guide],
    ['yaml', 'clientSecretFile', guide],
    ['sh', 'npm start', guide],
    ['sh', 'services(names', guide],
    ['json', '"consumerId"', guide],
    ['sh', '%{http_code}', guide],
    ['sh', 'conversationEvents', guide],
  ],
  'docs/moving.md': [
    ['json', 'ConsumerRequestConversation', 'test/integration/moving.test.ts'],
    ['json', '"input"', 'test/integration/moving.test.ts'],
  ],
  'docs/operations.md': [
    ['sh', 'npm run forget', operators],
    ['sh', 'OTEL_', operators],
    ['yaml', 'scrape_configs', operators],
    ['sh', 'docker', 'needs Docker: test/structure/containers.test.ts holds the files'],
    ['sh', 'SANDBOX=off', operators],
    ['sh', 'kubectl', 'needs Kubernetes: test/structure/kubernetes.test.ts holds the files'],
  ],
  'docs/sandbox.md': [
    ['sh', 'npm run sandbox\n', sandbox],
    ['ts', 'startSandbox', sandbox],
    ['sh', 'SANDBOX_ACCOUNTS', sandbox],
    ['json', 'ext_consumer_id', sandbox],
    ['sh', '/agent', sandbox],
    ['json', '"mode": "script"', sandbox],
    ['sh', '/_sandbox/faults', sandbox],
  ],
  'docs/schema-policy.md': [
    ['ts', 'deprecationReason', 'a decorator without its class'],
    ['sh', 'check-schema', 'test/integration/check-schema.test.ts'],
  ],
  'docs/security.md': [['sh', 'npm run manifest', operators]],
  'docs/subscriptions.md': [
    ['ts', 'get after()', subscriptions],
    ['ts', 'connectionParams', subscriptions],
    ['sh', 'CALLBACK', subscriptions],
    ['yaml', 'callback:', subscriptions],
  ],
  'docs/supergraph.md': [
    ['sh', 'npm start', 'test/integration/life-example.test.ts starts'],
    ['sh', 'start.mjs', 'takes fixed ports: test/federation/supergraph-example.test.ts runs its parts'],
    ['sh', 'curl', 'test/federation/supergraph-example.test.ts'],
    ['sh', 'npm ci', 'installs: .ci/run does, and test/federation/supergraph-example.test.ts runs it'],
  ],
  'docs/testing.md': [
    [
      'sh',
      'npm run compatibility',
      'installs: test/federation/compatibility/compatibility.test.ts does what comes then',
    ],
    ['sh', 'stryker', 'takes hours, and downloads its program'],
  ],
};

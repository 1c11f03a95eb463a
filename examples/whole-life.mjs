// A whole conversation against a gateway started by `npm start`, step by step: what a front end does, without one.
// Run it as `node examples/whole-life.mjs [address of the gateway] [account]`.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const [gateway = 'http://127.0.0.1:4000', accountId = '12345678'] = process.argv.slice(2);
const consumerId = `whole-life-${randomUUID()}`;

/** Posts an operation and gives back its data; an error ends the script with its code. */
async function graphql(query, variables) {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors)
    throw new Error(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join('; '));
  return data;
}

const step = (what, result) => console.log(`${what.padEnd(28)}${result}`);
const mutate = async (name, fields, input) =>
  (
    await graphql(
      `mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} } }`,
      { input },
    )
  )[name];

const messageFields = `
  __typename sequence dialogId externalId from { role }
  ... on TextMessage { text quickReplies { title publishText metadata } }
  ... on FileMessage { caption relativePath fileType }
  ... on RichMessage { content }`;

/** Reads the conversation again and again until it shows what is waited for. */
async function until(what, conversationId, isThere) {
  const query = `query ($accountId: ID!, $id: ID!) { conversation(accountId: $accountId, id: $id) {
    state stage agent { id } dialogs { id type state }
    messages(last: 50) { isComplete edges { node { ${messageFields} } } } } }`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { conversation } = await graphql(query, { accountId, id: conversationId });
    const messages = conversation.messages.edges.map(({ node }) => node);
    const found = isThere({ ...conversation, messages });
    if (found) return found;
    await pause(200);
  }
  throw new Error(`waited in vain for ${what}`);
}

// Open, and speak at once.
const { outcome, conversation, firstMessage } = await mutate(
  'createConversation',
  'outcome conversation { id } firstMessage { message { sequence externalId } }',
  {
    accountId,
    consumerId,
    userProfile: { personalInfo: { firstName: 'Ada', lastName: 'Lovelace' } },
    // Repeated by the gateway on every send: without these three there is no survey.
    client: { features: ['RICH_CONTENT', 'QUICK_REPLIES', 'MULTI_DIALOG'] },
    firstMessage: { text: 'Hello!', externalId: 'hello-1' },
    idempotencyKey: randomUUID(),
  },
);
const target = { accountId, conversationId: conversation.id, consumerId };
step('open a conversation', `${outcome} ${conversation.id}`);
step('first message', `sequence ${firstMessage.message.sequence}, yours: ${firstMessage.message.externalId}`);

// The agent of the sandbox echoes what it reads.
const fromAgent = ({ from }) => from.role === 'ASSIGNED_AGENT';
const echo = await until('the echo', conversation.id, ({ messages }) =>
  messages.find((message) => fromAgent(message) && message.text?.includes('Hello!')),
);
step('agent answers', echo.text);

await mutate('acknowledgeMessages', 'sequences', { ...target, sequences: [echo.sequence], status: 'READ' });
step('receipt', `READ ${echo.sequence}`);

await mutate('setChatState', 'chatState', { ...target, chatState: 'COMPOSING' });
step('typing', 'COMPOSING (the text below ends it)');

await mutate('sendText', 'message { sequence }', { ...target, text: '/quick', idempotencyKey: randomUUID() });
const question = await until('quick replies', conversation.id, ({ messages }) =>
  messages.find((message) => fromAgent(message) && message.quickReplies?.length > 0),
);
step('agent asks', `${question.text}: ${question.quickReplies.map(({ title }) => title).join(' | ')}`);

const [reply] = question.quickReplies;
const click = await mutate('clickAction', 'message { sequence }', {
  ...target,
  sequence: question.sequence,
  publishText: reply.publishText,
  metadata: reply.metadata,
  idempotencyKey: randomUUID(),
});
step('quick reply', `${reply.title}, sequence ${click.message.sequence}`);

// A picture of one pixel, up to the object store, into the conversation and down again.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const upload = await mutate('requestFileUpload', 'url relativePath', {
  ...target,
  fileType: 'PNG',
  sizeBytes: png.length,
});
const put = await fetch(upload.url, { method: 'PUT', body: png });
step('upload a picture', `${png.length} bytes, ${put.status}`);
const file = await mutate('sendFile', 'message { sequence ... on FileMessage { relativePath preview } }', {
  ...target,
  relativePath: upload.relativePath,
  fileType: 'PNG',
  caption: 'One pixel',
});
step(
  'send the picture',
  `sequence ${file.message.sequence}, preview ${file.message.preview ? 'made' : 'none'}`,
);
const download = await mutate('requestFileDownload', 'url link', {
  ...target,
  relativePath: upload.relativePath,
});
const direct = Buffer.from(await (await fetch(download.url)).arrayBuffer());
const linked = Buffer.from(await (await fetch(new URL(download.link, gateway))).arrayBuffer());
step('download it twice', direct.equals(png) && linked.equals(png) ? 'the same bytes' : 'OTHER BYTES');

// Close the main dialog: a survey opens in a dialog of its own.
const closed = await mutate('closeConversation', 'alreadyClosed conversation { state stage }', {
  ...target,
  mode: 'MAIN_DIALOG',
});
step('close the main dialog', `state ${closed.conversation.state}, stage ${closed.conversation.stage}`);

const answered = new Set();
for (;;) {
  const next = await until('the survey', conversation.id, ({ stage, messages, dialogs }) => {
    const survey = dialogs.find(({ type }) => type === 'POST_SURVEY');
    const asked = messages.find(
      (message) =>
        message.dialogId === survey?.id &&
        message.quickReplies?.length > 0 &&
        !answered.has(message.sequence),
    );
    return asked ?? (stage === 'CLOSE' ? 'over' : undefined);
  });
  if (next === 'over') break;
  answered.add(next.sequence);
  const answer = next.quickReplies.find(({ title }) => title !== 'Skip') ?? next.quickReplies[0];
  await mutate('clickAction', 'message { sequence }', {
    ...target,
    dialogId: next.dialogId,
    sequence: next.sequence,
    publishText: answer.publishText,
    metadata: answer.metadata,
  });
  step('survey', `${next.text} ${answer.title}`);
}

await mutate('submitCsat', 'conversation { id }', { ...target, rating: 5, resolved: true });
step('satisfaction', '5 of 5, resolved');
const again = await mutate('closeConversation', 'alreadyClosed', target);
step('close again', again.alreadyClosed ? 'was closed already' : 'closed');

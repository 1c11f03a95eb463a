// The shop's own subgraph: who is the consumer of a conversation?
import { serveSubgraph } from './serve-subgraph.mjs';

const customers = [
  { id: 'c-1', name: 'Ann Gold', tier: 'GOLD', accountId: '12345678', consumerId: 'ann' },
  { id: 'c-2', name: 'Ben Basic', tier: 'BASIC', accountId: '12345678', consumerId: 'ben' },
];
const ofConsumer = ({ accountId, id }) =>
  customers.find((one) => one.accountId === accountId && one.consumerId === id) ?? null;

const resolvers = {
  Query: { customers: (_root, { name }) => customers.filter((one) => one.name.includes(name)) },
  Customer: { consumer: ({ accountId, consumerId }) => ({ accountId, id: consumerId }) },
  Consumer: {
    // The router brings the key; nothing of the conversation subgraph is stored here.
    __resolveReference: (key) => key,
    customer: ofConsumer,
  },
};

/** Starts it; gives its address and what closes it. */
export const startCrm = (port = 0) => serveSubgraph(new URL('crm.graphql', import.meta.url), resolvers, port);

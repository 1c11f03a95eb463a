// A subgraph of those who plan the contact centre: what is behind a skill?
import { serveSubgraph } from './serve-subgraph.mjs';

const sales = { name: 'Sales', hours: '8 to 20, every day' };
const repairs = { name: 'Repairs', hours: '9 to 17, Monday to Friday' };
const skills = new Map([
  ['12345678 42', { name: 'New contracts', team: sales }],
  ['12345678 43', { name: 'Broken screens', team: repairs }],
]);

const resolvers = {
  Query: { teams: () => [sales, repairs] },
  Skill: {
    __resolveReference: ({ accountId, id }) => {
      const skill = skills.get(`${accountId} ${id}`);
      return skill && { accountId, id, ...skill };
    },
  },
};

/** Starts it; gives its address and what closes it. */
export const startRouting = (port = 0) =>
  serveSubgraph(new URL('routing.graphql', import.meta.url), resolvers, port);

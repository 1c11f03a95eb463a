// Makes one supergraph of the three subgraphs. `node examples/supergraph/compose.mjs` writes supergraph.graphql.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices as composeByApollo } from '@apollo/composition';
import { composeServices as composeByTheGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';

const composers = { apollo: composeByApollo, theguild: composeByTheGuild };
const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Where the subgraphs are on a machine of one's own; supergraph.yaml has the same. */
export const usualAddresses = {
  conversations: 'http://127.0.0.1:4000/graphql',
  crm: 'http://127.0.0.1:4101/',
  routing: 'http://127.0.0.1:4102/',
};

/** The text of the supergraph; throws with what does not fit together. */
export function compose(addresses = usualAddresses, composer = 'theguild') {
  const texts = {
    conversations: read('../../schema.graphql'),
    crm: read('crm.graphql'),
    routing: read('routing.graphql'),
  };
  const services = Object.entries(texts).map(([name, sdl]) => {
    return { name, url: addresses[name], typeDefs: parse(sdl) };
  });
  const { supergraphSdl, errors = [] } = composers[composer](services);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('supergraph.graphql', import.meta.url), `${compose().trim()}\n`);

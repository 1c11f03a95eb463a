// The whole supergraph on this machine: start the gateway with `npm start`, then this. It prints where to ask.
import { startApolloGateway } from './apollo-gateway.mjs';
import { compose, usualAddresses } from './compose.mjs';
import { startCrm } from './crm.mjs';
import { startRouting } from './routing.mjs';

const [conversations = usualAddresses.conversations] = process.argv.slice(2);
const crm = await startCrm(4101);
const routing = await startRouting(4102);
const router = await startApolloGateway(compose({ conversations, crm: crm.url, routing: routing.url }), 4100);
console.log(`Ask the supergraph at ${router.url}`);

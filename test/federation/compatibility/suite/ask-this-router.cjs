// Runs inside the suite's own jest, before each of its files: the suite asks for a router at port 4000 and nowhere else.
require('@apollo/federation-subgraph-compatibility-tests/dist/utils/client').ROUTER_URL =
  process.env.ROUTER_URL;

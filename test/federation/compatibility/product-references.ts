import type { ReferenceResolvers, Representation } from '../../../src/graphql/federate.js';
import { deprecatedProduct, inventory, products, research, user } from './product-data.js';

/** How the suite's keys become entities. */
export const references: ReferenceResolvers = {
  Product: (key) => products.find((product) => holds(product, key)) ?? null,
  DeprecatedProduct: (key) => (holds(deprecatedProduct, key) ? deprecatedProduct : null),
  ProductResearch: (key) => research.find((one) => holds(one, key)) ?? null,
  // What the router hands over for @requires comes from the users subgraph, and counts.
  User: (known) => (known['email'] === user.email ? { name: user.name, ...known } : null),
  Inventory: (key) => (holds(inventory, key) ? inventory : null),
};

/** True for a thing with every member of a key: a key of Product may be any of three. */
function holds(thing: object, { __typename: _type, ...key }: Representation): boolean {
  return Object.entries(key).every(([name, wanted]) => {
    const own: unknown = (thing as Representation)[name]; // data is plain
    return isObject(wanted) ? isObject(own) && holds(own, wanted) : own === wanted;
  });
}

const isObject = (value: unknown): value is Representation => typeof value === 'object' && value !== null;

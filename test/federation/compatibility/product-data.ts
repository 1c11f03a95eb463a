import type {
  DeprecatedProduct,
  Inventory,
  Product,
  ProductDimension,
  ProductResearch,
  User,
} from './product-types.js';

/** What the suite asks for: its COMPATIBILITY.md has the data (https://github.com/apollographql/apollo-federation-subgraph-compatibility). */
export const user: User = {
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};

const federationStudy: ProductResearch = {
  study: { caseNumber: '1234', description: 'Federation Study' },
  outcome: null,
};

const studioStudy: ProductResearch = {
  study: { caseNumber: '1235', description: 'Studio Study' },
  outcome: null,
};

const dimensions: ProductDimension = { size: 'small', weight: 1, unit: 'kg' };

/** Every research. */
export const research: readonly ProductResearch[] = [federationStudy, studioStudy];

/** Every product. */
export const products: readonly Product[] = [
  {
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    dimensions,
    createdBy: user,
    notes: null,
    research: [federationStudy],
  },
  {
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    dimensions,
    createdBy: user,
    notes: null,
    research: [studioStudy],
  },
];

/** The one that was given up. */
export const deprecatedProduct: DeprecatedProduct = {
  sku: 'apollo-federation-v1',
  package: '@apollo/federation-v1',
  reason: 'Migrate to Federation V2',
  createdBy: user,
};

/** The suite's one inventory, without what its own subgraph knows of it. */
export const inventory: Inventory = { id: 'apollo-oss', deprecatedProducts: [deprecatedProduct] };

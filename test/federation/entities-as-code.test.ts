import { expect, it } from '@jest/globals';
import { execute, parse } from 'graphql';
import { GatewayError } from '../../src/errors/gateway-error.js';
import { buildSubgraph } from '../../src/graphql/build-schema.js';
import { CompiledOperations } from '../../src/graphql/compiled-operations.js';
import type { ReferenceResolvers } from '../../src/graphql/federate.js';
import type { RequestContext } from '../../src/graphql/request-context.js';
import { eventually } from '../support/eventually.js';

const references: ReferenceResolvers = {
  Account: () => {
    throw new GatewayError('FORBIDDEN', 'at once');
  },
  Consumer: ({ id }) =>
    id === 'late' ? Promise.reject(new GatewayError('FORBIDDEN', 'late')) : Promise.resolve({ id }),
};
const { schema } = buildSubgraph({ get: () => undefined }, references);
const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) {
  __typename ... on Account { id } ... on Consumer { id } ... on Skill { id } } }`;

it.each(['Account', 'Consumer', 'Nonsense'])(
  'tells %s that fails in its own place, the last one too, as code or not',
  async (last) => {
    const document = parse(query);
    const compiled = new CompiledOperations(schema);
    const code = await eventually('code', () => {
      compiled.note({ query, document, cost: undefined });
      return Promise.resolve(compiled.find({ query }));
    });
    const keys = [
      { __typename: 'Nonsense' },
      { __typename: 'Consumer', id: 'late' },
      { __typename: 'Account', id: '1' },
      { __typename: 'Skill', id: '7' },
      { __typename: 'Consumer', id: 'ann' },
      { __typename: last, id: 'late' },
    ];
    const context = {} as RequestContext; // these resolvers look at nothing of it
    const byCode = await code.run(context, { keys });
    const byGraphql = await execute({ schema, document, variableValues: { keys }, contextValue: context });
    const failures = ({ errors = [] }: typeof byCode): string[] =>
      errors.map(({ path, message }) => `${path?.join('.') ?? ''} ${message}`).sort();
    expect(byCode.data).toEqual({
      _entities: [
        null,
        null,
        null,
        { __typename: 'Skill', id: '7' },
        { __typename: 'Consumer', id: 'ann' },
        null,
      ],
    });
    expect(byCode.data).toEqual(byGraphql.data);
    expect(failures(byCode)).toEqual(failures(byGraphql));
    expect(failures(byCode)).toHaveLength(4);
  },
);

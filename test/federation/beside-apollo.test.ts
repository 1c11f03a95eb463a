import { describe, expect, it } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  graphql,
  isUnionType,
  lexicographicSortSchema,
  parse,
  print as printNode,
  printSchema,
  visit,
} from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { buildSubgraph } from '../../src/graphql/build-schema.js';
import { composers } from '../support/federation-supergraph.js';

const { print, schema } = buildSubgraph({ get: () => undefined }, {});
const sdl = await print();
const apollos = buildSubgraphSchema({ typeDefs: parse(sdl) });

/** What Apollo defines for texts only: nobody asks an executable schema for it. */
const forTexts = /^(link|key|shareable)$|^(federation|link)__/;

/** The definitions by name, without descriptions. */
function definitionsOf(text: string): ReadonlyMap<string, string> {
  const { definitions } = visit(parse(text, { noLocation: true }), {
    StringValue: (_node, key) => (key === 'description' ? null : undefined),
  });
  const named = definitions.flatMap((one) => {
    const name = 'name' in one ? one.name.value : undefined;
    return name === undefined || forTexts.test(name) ? [] : [[name, printNode(one)] as const];
  });
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const serviceText = async (of: GraphQLSchema): Promise<string> => {
  const { data } = await graphql({ schema: of, source: '{ _service { sdl } }' });
  return (data as { _service: { sdl: string } })._service.sdl; // what was asked for
};

describe("the subgraph beside what Apollo's own library makes of its text", () => {
  it('has the same types, fields and arguments', () => {
    const ours = definitionsOf(printSchema(lexicographicSortSchema(schema)));
    expect(ours.size).toBeGreaterThan(80);
    expect(ours).toEqual(definitionsOf(printSchema(lexicographicSortSchema(apollos))));
  });

  it('has the same entities', () => {
    const entitiesOf = (of: GraphQLSchema): readonly string[] | undefined => {
      const union = of.getType('_Entity');
      return isUnionType(union)
        ? union
            .getTypes()
            .map(({ name }) => name)
            .sort()
        : undefined;
    };
    expect(entitiesOf(schema)).toEqual(['Account', 'Agent', 'Consumer', 'Conversation', 'Skill']);
    expect(entitiesOf(apollos)).toEqual(entitiesOf(schema));
  });

  it.each(Object.entries(composers))(
    'is one supergraph to %s, whoever tells its text',
    async (_name, compose) => {
      const texts = await Promise.all([schema, apollos].map(serviceText));
      const [ours, theirs] = texts.map((text) =>
        compose([{ name: 'conversations', url: 'http://gateway.example', sdl: text }]),
      );
      expect(ours?.problems).toEqual([]);
      expect(ours?.supergraphSdl).toContain('createConversation');
      expect(ours).toEqual(theirs);
    },
  );
});

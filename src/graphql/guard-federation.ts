import { isUnionType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { GatewayError } from '../errors/gateway-error.js';
import { isRecord } from '../liveperson/is-record.js';
import type { RequestContext } from './request-context.js';

/** What the root fields that only a router needs are guarded by. */
export interface FederationBorder {
  /** Most entities of one question. */
  readonly maxEntities: number;
  /** True when a request without the router's token is answered by neither `_entities` nor `_service`. */
  readonly isRouterOnly: boolean;
}

/** No guard: for a schema that is only printed or composed. */
export const openBorder: FederationBorder = { maxEntities: Infinity, isRouterOnly: false };

/** Guards `_entities` and `_service`: who asks, how much is asked, and that one bad representation spoils no other. */
export function guardFederation(
  schema: GraphQLSchema,
  { maxEntities, isRouterOnly }: FederationBorder,
): void {
  const { _entities: entities, _service: service } = schema.getQueryType()?.getFields() ?? {};
  const admit = (context: RequestContext | undefined): void => {
    if (isRouterOnly && context?.isRouter !== true)
      throw new GatewayError('FORBIDDEN', 'This field is for the router.');
  };
  const sdl = service?.resolve;
  if (service !== undefined && sdl !== undefined) {
    service.resolve = (source, args, context: RequestContext, info) => {
      admit(context);
      return sdl(source, args, context, info);
    };
  }
  const resolve = entities?.resolve;
  const union = schema.getType('_Entity');
  if (entities === undefined || resolve === undefined || !isUnionType(union)) return;
  const types = new Set<unknown>(union.getTypes().map((type) => type.name));
  entities.resolve = (source, args: Representations, context: RequestContext, info) => {
    admit(context);
    if (args.representations.length > maxEntities) throw tooMany(maxEntities);
    // Apollo's resolver refuses all of them when one names no entity type; here each is answered alone.
    return args.representations.map((one) => {
      if (!isRecord(one) || !types.has(one['__typename'])) {
        return new GatewayError('BAD_USER_INPUT', 'A representation names no entity of this subgraph.');
      }
      const answers = resolve(source, { representations: [one] }, context, info) as readonly unknown[]; // one for each
      return answers[0];
    });
  };
}

interface Representations {
  readonly representations: readonly unknown[];
}

function tooMany(most: number): GatewayError {
  return new GatewayError('OPERATION_TOO_COMPLEX', `At most ${most} entities may be asked for at once.`);
}

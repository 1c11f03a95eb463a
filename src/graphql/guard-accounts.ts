import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Caller } from '../identity/caller.js';
import { isRecord } from '../liveperson/is-record.js';
import type { RequestContext } from './request-context.js';

/** Lets an account be acted on or read by a caller, or throws. */
export type AdmitToAccount = (caller: Caller, accountId: string) => Promise<void>;

type Resolve = GraphQLFieldResolver<unknown, RequestContext, Args>;
type Args = Readonly<Record<string, unknown>>;

/** Has every root field ask first whether the accounts that its arguments name may be used now. */
export function guardAccounts(schema: GraphQLSchema, admit: AdmitToAccount): void {
  const guarded = (resolve: Resolve, name: string): Resolve => {
    return async (source, args, context, info) => {
      for (const id of accountsOf(name, args)) await admit(context.caller, id);
      return resolve(source, args, context, info);
    };
  };
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of fieldsOf(type)) if (field.resolve) field.resolve = guarded(field.resolve, field.name);
  }
  for (const field of fieldsOf(schema.getSubscriptionType())) {
    if (field.subscribe) field.subscribe = guarded(field.subscribe, field.name);
  }
}

function fieldsOf(
  type: { getFields(): Record<string, GraphQLField<unknown, RequestContext>> } | null | undefined,
): GraphQLField<unknown, RequestContext>[] {
  return Object.values(type?.getFields() ?? {});
}

/** The accounts that the arguments of a root field name, each once. */
function accountsOf(field: string, args: Args): ReadonlySet<string> {
  const { input, representations, id } = args;
  const named: readonly unknown[] = Array.isArray(representations)
    ? representations.map(accountOfEntity)
    : [isRecord(input) ? input['accountId'] : field === 'account' ? id : args['accountId']];
  return new Set(named.filter((one) => typeof one === 'string'));
}

function accountOfEntity(representation: unknown): unknown {
  if (!isRecord(representation)) return undefined;
  return representation[representation['__typename'] === 'Account' ? 'id' : 'accountId'];
}

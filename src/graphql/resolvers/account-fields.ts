import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Accounts } from '../../config/account.js';
import type { DomainDirectory } from '../../connector/domain-directory.js';
import { GatewayError } from '../../errors/gateway-error.js';
import type { RequestContext } from '../request-context.js';
import { Account, Service } from '../types/account.js';

@Resolver(() => Account)
export class AccountFields {
  constructor(
    private readonly accounts: Accounts,
    private readonly directory: DomainDirectory,
  ) {}

  @FieldResolver(() => [Service], { description: 'Hosts found through the Domain API, sorted by name.' })
  async services(
    @Root() { id }: Account,
    @Arg('names', () => [String], {
      nullable: true,
      description: 'Only these services; unknown names are left out. All when absent.',
    })
    names: string[] | null,
    @Ctx() context: RequestContext,
  ): Promise<Service[]> {
    const account = this.accounts.find(id);
    if (account === undefined)
      throw new GatewayError('ACCOUNT_NOT_FOUND', 'The gateway serves no such account.');
    const baseUris = await this.directory.baseUris(account, context.scope.call);
    return [...baseUris]
      .filter(([name]) => names?.includes(name) ?? true)
      .map(([name, baseUri]) => ({ name, baseUri }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

import { Directive, Field, ID } from 'type-graphql';
import { PlainType } from './plain-type.js';

@PlainType({ description: "The host of one of LivePerson's services for an account." })
export class Service {
  @Field(() => String, { description: 'Name of the service in the Domain API, such as `asyncMessagingEnt`.' })
  name!: string;

  @Field(() => String, { description: 'Host, without a scheme, as the Domain API gave it.' })
  baseUri!: string;
}

@PlainType({ description: 'A LivePerson account (brand) that this gateway serves.' })
@Directive('@key(fields: "id")')
export class Account {
  @Field(() => ID, { description: 'The account id, which LivePerson also calls brand id and site id.' })
  id!: string;
}

import { InputType } from 'type-graphql';
import type { CustomerInfo } from '../../liveperson/customer-info.js';
import { OptionalDate, OptionalFloat, OptionalForm, OptionalId, OptionalInt, OptionalText } from './rules.js';

const anyId = /^[^\p{Cc}]{1,256}$/u;
const idWords = 'an id of 1 to 256 characters';

@InputType({
  description:
    "What the brand knows of its customer: LivePerson's `ctmrinfo` engagement attribute. It replaces what was sent before; it does not merge.",
})
export class CustomerInfoInput implements CustomerInfo {
  @OptionalId(
    "The customer's id at the brand. LivePerson may treat the conversation as authenticated then, and refuse it in flows that are not.",
    anyId,
    idWords,
  )
  customerId?: string | null;

  @OptionalId("The customer's id in a social network.", anyId, idWords)
  socialId?: string | null;

  @OptionalText("Identity number of the customer's device.", 64)
  imei?: string | null;

  @OptionalText("The customer's user name at the brand.")
  userName?: string | null;

  @OptionalText('Type or tier, such as `vip`; LivePerson does not mind its case. `ctype` on the wire.')
  customerType?: string | null;

  @OptionalText('Status, such as `cancelled`; LivePerson does not mind its case. `cstatus` on the wire.')
  customerStatus?: string | null;

  @OptionalFloat('Balance, in `currency`.')
  balance?: number | null;

  @OptionalForm('Currency, as an ISO 4217 code such as `USD`.', /^[A-Za-z]{3}$/, 'a code of three letters')
  currency?: string | null;

  @OptionalInt("How many people the customer's company has.", 0, 2_147_483_647)
  companySize?: number | null;

  @OptionalText("Branch of the customer's company.")
  companyBranch?: string | null;

  @OptionalText("Name of the customer's account at the brand.")
  accountName?: string | null;

  @OptionalText("The customer's role, such as `broker`.")
  role?: string | null;

  @OptionalDate('Day of the last payment.')
  lastPaymentDate?: string | null;

  @OptionalDate('Day of the registration.')
  registrationDate?: string | null;

  @OptionalInt("Log-in status, in the brand's own numbers.", -2_147_483_648, 2_147_483_647)
  loginStatus?: number | null;

  @OptionalText('Number of the store. Not used by LivePerson in authenticated flows.')
  storeNumber?: string | null;

  @OptionalText('Zip code of the store. Not used by LivePerson in authenticated flows.')
  storeZipCode?: string | null;
}

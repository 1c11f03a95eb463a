import { readCalendarDate } from './calendar-date.js';
import { present } from './optional.js';
import type { Optional } from './optional.js';

/** What a brand knows of its customer: the `ctmrinfo` engagement attribute (SDE). Dates are `YYYY-MM-DD`. */
export interface CustomerInfo {
  readonly customerId?: Optional<string>;
  readonly socialId?: Optional<string>;
  readonly imei?: Optional<string>;
  readonly userName?: Optional<string>;
  readonly customerType?: Optional<string>;
  readonly customerStatus?: Optional<string>;
  readonly balance?: Optional<number>;
  readonly currency?: Optional<string>;
  readonly companySize?: Optional<number>;
  readonly companyBranch?: Optional<string>;
  readonly accountName?: Optional<string>;
  readonly role?: Optional<string>;
  readonly lastPaymentDate?: Optional<string>;
  readonly registrationDate?: Optional<string>;
  readonly loginStatus?: Optional<number>;
  readonly storeNumber?: Optional<string>;
  readonly storeZipCode?: Optional<string>;
}

/** `{ type: "ctmrinfo", info: { ... } }`, with `ctype` and `cstatus` for customer type and status (SDE). */
export function customerInfo(info: CustomerInfo) {
  const { customerType, customerStatus, lastPaymentDate, registrationDate } = info;
  return {
    type: 'ctmrinfo',
    info: present({
      ctype: customerType,
      cstatus: customerStatus,
      balance: info.balance,
      currency: info.currency,
      customerId: info.customerId,
      socialId: info.socialId,
      imei: info.imei,
      userName: info.userName,
      companySize: info.companySize,
      companyBranch: info.companyBranch,
      accountName: info.accountName,
      role: info.role,
      lastPaymentDate: wireDate(lastPaymentDate),
      registrationDate: wireDate(registrationDate),
      loginStatus: info.loginStatus,
      storeNumber: info.storeNumber,
      storeZipCode: info.storeZipCode,
    }),
  } as const;
}

function wireDate(text: Optional<string>) {
  return text === undefined || text === null ? undefined : readCalendarDate(text);
}

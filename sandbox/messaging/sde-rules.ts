import { isListOf, isNumber, isObjectOf, isOneOf, isText, isWhole, type MemberRule } from './member-rules.js';

const isDate = isObjectOf({ day: isWhole, month: isWhole, year: isWhole });

const customerInfo: MemberRule = isObjectOf({
  ctype: isText,
  cstatus: isText,
  balance: isNumber,
  currency: isText,
  customerId: isText,
  socialId: isText,
  imei: isText,
  userName: isText,
  companySize: isWhole,
  companyBranch: isText,
  accountName: isText,
  role: isText,
  lastPaymentDate: isDate,
  registrationDate: isDate,
  loginStatus: isWhole,
  storeZipCode: isText,
  storeNumber: isText,
});

const phoneTypes = ['HOME', 'MOBILE', 'WORK', 'FAX', 'MAIN', 'HOME_FAX', 'WORK_FAX', 'PAGER', 'OTHER'];

const personal: MemberRule = isObjectOf({
  firstname: isText,
  lastname: isText,
  age: isObjectOf({ age: isNumber, year: isWhole, month: isWhole, day: isWhole }),
  contacts: isListOf(
    isObjectOf({
      email: isText,
      phone: isText,
      phoneType: isOneOf(...phoneTypes),
      address: isObjectOf({ country: isText, region: isText }),
    }),
  ),
  gender: isOneOf('MALE', 'FEMALE', 'OTHER'),
  language: isText,
  company: isText,
});

/** The two kinds of attribute that this API supports (CONV), each by its own member and shape (SDE). */
export const sdeRules: Readonly<Record<string, { readonly member: string; readonly fits: MemberRule }>> = {
  ctmrinfo: { member: 'info', fits: customerInfo },
  personal: { member: 'personal', fits: personal },
};

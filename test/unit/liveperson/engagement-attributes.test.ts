import { describe, expect, it } from '@jest/globals';
import { customerInfo } from '../../../src/liveperson/customer-info.js';
import { personalInfo } from '../../../src/liveperson/personal-info.js';
import { fixture } from '../../support/unit-fixture.js';

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('customerInfo', () => {
  it('builds the full ctmrinfo sample', () => {
    const info = customerInfo({
      customerStatus: 'cancelled',
      customerType: 'vip',
      customerId: '138766AC',
      balance: -400.99,
      currency: 'USD',
      socialId: '11256324780',
      imei: '3543546543545688',
      userName: 'user000',
      companySize: 500,
      companyBranch: 'East Village',
      accountName: 'bank corp',
      role: 'broker',
      lastPaymentDate: '2014-10-15',
      registrationDate: '2013-05-23',
      storeNumber: '123865',
      storeZipCode: '20505',
    });

    expect(wire(info)).toStrictEqual(fixture('sde.ctmrinfo.full'));
  });

  it('sends the log-in status as a number', () => {
    expect(wire(customerInfo({ loginStatus: 1 }))).toEqual({ type: 'ctmrinfo', info: { loginStatus: 1 } });
  });
});

describe('personalInfo', () => {
  it('builds the full personal sample', () => {
    const info = personalInfo({
      firstName: 'John',
      lastName: 'Doe',
      age: { age: 34, year: 1980, month: 4, day: 15 },
      contacts: [
        {
          email: 'myname@example.com',
          phone: '+1 212-788-8877',
          address: { country: 'Russia', region: 'Moscow' },
        },
      ],
      gender: 'MALE',
      language: 'en-US',
      company: 'company',
    });

    expect(wire(info)).toStrictEqual(fixture('sde.personal.full'));
  });

  it('names the kind of a telephone line', () => {
    expect(wire(personalInfo({ contacts: [{ phone: '1', phoneType: 'HOME_FAX' }] }))).toEqual({
      type: 'personal',
      personal: { contacts: [{ phone: '1', phoneType: 'HOME_FAX' }] },
    });
  });
});

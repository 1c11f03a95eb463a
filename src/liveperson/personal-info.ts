import { present } from './optional.js';
import type { Optional } from './optional.js';

/** Age in years, or the day of birth, or both. */
export interface Age {
  readonly age?: Optional<number>;
  readonly year?: Optional<number>;
  readonly month?: Optional<number>;
  readonly day?: Optional<number>;
}

/** One way to reach the consumer. */
export interface Contact {
  readonly email?: Optional<string>;
  readonly phone?: Optional<string>;
  readonly phoneType?: Optional<string>;
  readonly address?: Optional<{ readonly country?: Optional<string>; readonly region?: Optional<string> }>;
}

/** Who the consumer is: the `personal` engagement attribute (SDE). */
export interface PersonalInfo {
  readonly firstName?: Optional<string>;
  readonly lastName?: Optional<string>;
  readonly age?: Optional<Age>;
  readonly contacts?: Optional<readonly Contact[]>;
  readonly gender?: Optional<string>;
  readonly language?: Optional<string>;
  readonly company?: Optional<string>;
}

/** `{ type: "personal", personal: { ... } }`; names are one word on the wire: `firstname`, `lastname` (SDE). */
export function personalInfo(person: PersonalInfo) {
  return {
    type: 'personal',
    personal: present({
      firstname: person.firstName,
      lastname: person.lastName,
      age: person.age ? ageOf(person.age) : undefined,
      contacts: person.contacts?.map(contactOf),
      gender: person.gender,
      language: person.language,
      company: person.company,
    }),
  } as const;
}

function ageOf({ age, year, month, day }: Age) {
  return present({ age, year, month, day });
}

function contactOf({ email, phone, phoneType, address }: Contact) {
  const where = address ? present({ country: address.country, region: address.region }) : undefined;
  return present({ email, phone, phoneType, address: where });
}

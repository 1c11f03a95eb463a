import { InputType } from 'type-graphql';
import type { Age, Contact, PersonalInfo } from '../../liveperson/personal-info.js';
import { Gender, PhoneType } from '../enums.js';
import {
  OptionalEnum,
  OptionalForm,
  OptionalInput,
  OptionalInputs,
  OptionalInt,
  OptionalText,
} from './rules.js';

/** LivePerson names no number; more ways to reach one person are a mistake. */
const mostContacts = 20;

@InputType({ description: "The consumer's age, or day of birth, or both." })
export class AgeInput implements Age {
  @OptionalInt('Age in years.', 0, 150)
  age?: number | null;

  @OptionalInt('Year of birth.', 1850, 2200)
  year?: number | null;

  @OptionalInt('Month of birth, 1 to 12.', 1, 12)
  month?: number | null;

  @OptionalInt('Day of birth, 1 to 31.', 1, 31)
  day?: number | null;
}

@InputType({ description: 'Where a person lives.' })
export class AddressInput {
  @OptionalText('Country.')
  country?: string | null;

  @OptionalText('Region, state or city.')
  region?: string | null;
}

@InputType({ description: 'One way to reach the consumer.' })
export class ContactInput implements Contact {
  @OptionalForm('E-mail address.', /^[^\s@]{1,64}@[^\s@]{1,255}$/, 'an e-mail address')
  email?: string | null;

  @OptionalText('Telephone number.', 64)
  phone?: string | null;

  @OptionalEnum(PhoneType, 'What kind of line the telephone number is.')
  phoneType?: string | null;

  @OptionalInput(() => AddressInput, 'Where the consumer lives.')
  address?: AddressInput | null;
}

@InputType({
  description:
    "Who the consumer is: LivePerson's `personal` engagement attribute. It replaces what was sent before; it does not merge.",
})
export class PersonalInfoInput implements PersonalInfo {
  @OptionalText('First name.')
  firstName?: string | null;

  @OptionalText('Last name.')
  lastName?: string | null;

  @OptionalInput(() => AgeInput, 'Age or day of birth.')
  age?: AgeInput | null;

  @OptionalInputs(() => ContactInput, 'Ways to reach the consumer, at most 20.', mostContacts)
  contacts?: ContactInput[] | null;

  @OptionalEnum(Gender, 'Gender.')
  gender?: string | null;

  @OptionalForm(
    'Language, as an IETF tag such as `en-US`.',
    /^(?=.{1,64}$)[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*$/,
    'a language tag such as en-US',
  )
  language?: string | null;

  @OptionalText('Company that the consumer works for.')
  company?: string | null;
}

import { asList } from '../values/as-list.js';
import { BoundedMap } from '../values/bounded-map.js';
import { isRecord } from '../values/is-record.js';
import type { Caller } from './caller.js';

type Profile = Readonly<Record<string, unknown>>;
type Sde = Readonly<Record<string, unknown>>;

/**
 * Profiles of the last 50 000 consumers. Attributes replace those of their kind; they are not merged
 * (SDEM).
 */
export class ProfileBook {
  private readonly profiles = new BoundedMap<string, Profile>(50_000);

  find({ accountId, consumerId }: Pick<Caller, 'accountId' | 'consumerId'>): Profile {
    return this.profiles.get(`${accountId}/${consumerId}`) ?? {};
  }

  set(caller: Caller, profile: Profile): void {
    const before = this.find(caller);
    const sdes = replaceByKind(sdesOf(before), sdesOf(profile));
    const kept = sdes.length > 0 ? { authenticatedData: { lp_sdes: sdes } } : {};
    this.profiles.set(`${caller.accountId}/${caller.consumerId}`, { ...before, ...profile, ...kept });
  }

  clear(): void {
    this.profiles.clear();
  }
}

function sdesOf(profile: Profile): readonly Sde[] {
  const data = profile['authenticatedData'];
  const sdes = isRecord(data) ? data['lp_sdes'] : undefined;
  return sdes === undefined ? [] : asList(sdes).filter(isRecord);
}

const replaceByKind = (before: readonly Sde[], after: readonly Sde[]): readonly Sde[] => [
  ...before.filter((old) => !after.some((sde) => sde['type'] === old['type'])),
  ...after,
];

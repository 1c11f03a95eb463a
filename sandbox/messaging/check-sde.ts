import type { SandboxSettings } from '../settings/sandbox-settings.js';
import { isRecord } from '../values/is-record.js';
import { ItemRefusal } from './item-refusal.js';
import { sdeRules } from './sde-rules.js';

/** True when an attribute is taken; false for a kind that is ignored by setting; refuses everything else. */
export function checkSde(sde: unknown, settings: SandboxSettings): boolean {
  if (!isRecord(sde)) throw new ItemRefusal('Bad Request, an attribute must be an object');
  const kind = String(sde['type']);
  const rule = Object.hasOwn(sdeRules, kind) ? sdeRules[kind] : undefined;
  if (!rule) {
    if (settings.unsupportedSdes === 'ignored') return false;
    throw new ItemRefusal(`Bad Request, attribute ${kind} is not supported`);
  }
  const content = sde[rule.member];
  if (content !== undefined && !rule.fits(content)) {
    throw new ItemRefusal(`Bad Request, attribute ${kind} is invalid`);
  }
  const hasCustomerId = isRecord(content) && content['customerId'] !== undefined;
  if (kind === 'ctmrinfo' && hasCustomerId && settings.customerId === 'refused') {
    throw new ItemRefusal('Bad Request, customerId needs an authenticated consumer');
  }
  return true;
}

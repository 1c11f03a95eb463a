import type { SandboxSettings } from '../settings/sandbox-settings.js';
import { ItemRefusal } from './item-refusal.js';

/** Refuses files while the account feature `messaging.file.sharing.enabled` is off (EX). */
export function checkFileSharing({ fileSharing }: SandboxSettings): void {
  if (!fileSharing) throw new ItemRefusal('Bad Request, file sharing is not enabled');
}

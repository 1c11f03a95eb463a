import { expect } from '@jest/globals';
import type { CrashReport } from './crash-report.js';
import { noDifferences } from './webhook-count.js';

/** Expects that everybody heard every acknowledged event once and in order, and that so many kills hit a gateway at work. */
export function expectEachOnce(report: CrashReport, kills: number): void {
  expect(report).toMatchObject({ ...noDifferences, misplaced: 0, kills });
  expect(report.interrupted).toBeGreaterThanOrEqual(kills);
  expect(report.resumed).toBeGreaterThanOrEqual(kills * report.subscribers);
  expect(report.delivered).toBe((report.events * report.subscribers) / report.conversations);
}

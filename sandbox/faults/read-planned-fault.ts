import { serviceNames } from '../http/service-name.js';
import { isRecord } from '../values/is-record.js';
import type { FaultMatch, PlannedFault } from './fault.js';
import { readFault } from './read-fault.js';

const matchNames = ['path', 'method', 'body'];

/** Reads a fault request; a text says what is wrong with it. */
export function readPlannedFault(value: unknown, id: string): PlannedFault | string {
  if (!isRecord(value)) return 'A fault request must be an object';
  const fault = readFault(value['fault']);
  if (typeof fault === 'string') return fault;
  const forWebhooks = fault.kind.toLowerCase().includes('webhook');
  const service = forWebhooks ? null : readService(value['service']);
  if (service === undefined) return `service must be one of ${serviceNames.join(', ')}`;
  const match = readMatch(value['match']);
  if (!match) return 'match must be a text, or an object of texts: path, method, body';
  const times = value['times'] ?? 1;
  if (!isCount(times)) return 'times must be a whole number from 1';
  const every = value['every'] ?? 1;
  if (!isCount(every)) return 'every must be a whole number from 1';
  return { id, service, match, fault, every, passed: 0, timesLeft: times };
}

function readService(value: unknown): PlannedFault['service'] | undefined {
  if (value === undefined || value === null || value === '*') return null;
  return serviceNames.find((name) => name === value);
}

function readMatch(value: unknown): FaultMatch | undefined {
  if (value === undefined || value === null) return {};
  if (typeof value === 'string') return { anywhere: value };
  if (!isRecord(value)) return undefined;
  const fits = Object.entries(value).every(
    ([name, text]) => matchNames.includes(name) && typeof text === 'string',
  );
  return fits ? value : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;

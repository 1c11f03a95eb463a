import { randomUUID } from 'node:crypto';
import type { IncomingCall } from '../http/incoming-call.js';
import type { ServiceName } from '../http/service-name.js';
import type { Fault, FaultMatch, PlannedFault, WebhookFault } from './fault.js';
import { readPlannedFault } from './read-planned-fault.js';

/** The faults that wait for their calls; the one planned first goes first. */
export class FaultList {
  private planned: PlannedFault[] = [];

  /** Plans a fault and answers it, or a text that says what is wrong with the request. */
  plan(request: unknown): PlannedFault | string {
    const fault = readPlannedFault(request, randomUUID());
    if (typeof fault !== 'string') this.planned.push(fault);
    return fault;
  }

  /** The fault that hits this call, used up by one. */
  take(service: ServiceName, call: IncomingCall): Fault | undefined {
    if (this.planned.length === 0) return undefined;
    return this.use((plan) => !isWebhookFault(plan.fault) && hitsCall(plan, service, call))?.fault;
  }

  /** The fault that hits this notification, used up by one. */
  takeForWebhook(body: () => string): WebhookFault | undefined {
    if (this.planned.length === 0) return undefined;
    const plan = this.use(({ fault, match }) => isWebhookFault(fault) && hitsText(match, body()));
    return plan && isWebhookFault(plan.fault) ? plan.fault : undefined;
  }

  list(): readonly PlannedFault[] {
    return this.planned;
  }

  clear(): void {
    this.planned = [];
  }

  private use(fits: (plan: PlannedFault) => boolean): PlannedFault | undefined {
    const plan = this.planned.find((one) => fits(one) && isDue(one));
    if (!plan) return undefined;
    plan.timesLeft -= 1;
    if (plan.timesLeft === 0) this.planned = this.planned.filter((other) => other !== plan);
    return plan;
  }
}

/** Counts one more that fits; says whether it is the one to hit. */
function isDue(plan: PlannedFault): boolean {
  plan.passed += 1;
  if (plan.passed < plan.every) return false;
  plan.passed = 0;
  return true;
}

const isWebhookFault = (fault: Fault): fault is WebhookFault => fault.kind.toLowerCase().includes('webhook');

function hitsCall(
  { service: wanted, match }: PlannedFault,
  service: ServiceName,
  call: IncomingCall,
): boolean {
  if (wanted !== null && wanted !== service) return false;
  const { anywhere, path, method, body } = match;
  const line = `${call.method} ${call.target}`;
  if (anywhere !== undefined && !line.includes(anywhere) && !call.body.includes(anywhere)) return false;
  if (path !== undefined && !call.target.includes(path)) return false;
  if (method !== undefined && call.method !== method.toUpperCase()) return false;
  return body === undefined || call.body.includes(body);
}

const hitsText = ({ anywhere, body }: FaultMatch, text: string): boolean =>
  (anywhere === undefined || text.includes(anywhere)) && (body === undefined || text.includes(body));

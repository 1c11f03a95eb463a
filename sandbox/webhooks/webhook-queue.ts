import { randomUUID } from 'node:crypto';
import type { FaultList } from '../faults/fault-list.js';
import type { Notification } from './notification.js';
import { notificationBody } from './notification-body.js';
import { Pauses } from './pauses.js';
import type { WebhookBook } from './webhook-book.js';
import { deliver, type DeliveryParts } from './webhook-delivery.js';
import { WebhookPoster } from './webhook-poster.js';
import { noStatistics, type WebhookStatistics } from './webhook-statistics.js';

const limit = 100_000;

/** Notifications of one conversation to one app, in order; `held` waits for its successor to pass it. */
interface Lane {
  waiting: Notification[];
  held: Notification | undefined;
  running: boolean;
}

/** Delivers notifications: one after the other in a conversation, conversations side by side. */
export class WebhookQueue {
  private readonly lanes = new Map<string, Lane>();
  private readonly poster = new WebhookPoster();
  private readonly subscriptionId = randomUUID();
  private statistics = noStatistics();
  private pauses = new Pauses();

  constructor(
    private readonly book: WebhookBook,
    private readonly faults: FaultList,
  ) {}

  add(notification: Notification): void {
    if (this.statistics.waiting >= limit) {
      this.statistics.dropped += 1;
      return;
    }
    const fault = this.faults.takeForWebhook(() =>
      notificationBody([notification], { subscriptionId: this.subscriptionId }),
    );
    if (fault?.kind === 'dropWebhook') this.statistics.dropped += 1;
    else if (fault?.kind === 'reorderWebhooks') this.hold(notification, fault.ms);
    else this.push(notification, fault?.kind === 'duplicateWebhook');
  }

  /** A copy of what was counted. */
  count(): WebhookStatistics {
    return { ...this.statistics };
  }

  /** Forgets what waits, and what was counted. */
  clear(): void {
    for (const lane of this.lanes.values()) lane.waiting = [];
    this.lanes.clear();
    this.statistics = noStatistics();
    this.pauses.breakOff();
    this.pauses = new Pauses();
  }

  close(): void {
    this.clear();
    this.pauses.breakOff();
    this.poster.close();
  }

  private push(notification: Notification, twice: boolean): void {
    const lane = this.laneOf(notification);
    const copies = twice ? [notification, notification] : [notification];
    if (twice) this.statistics.duplicated += 1;
    const moved = lane.held ? [...copies, lane.held] : copies;
    lane.held = undefined;
    lane.waiting.push(...moved);
    this.statistics.waiting += moved.length;
    if (!lane.running) void this.drain(lane);
  }

  /** Keeps a notification back until the next one has passed it, or the time is over. */
  private hold(notification: Notification, ms: number): void {
    const lane = this.laneOf(notification);
    if (lane.held) return this.push(notification, false);
    lane.held = notification;
    this.statistics.reordered += 1;
    void this.pauses.wait(ms).then((isOver) => {
      if (!isOver || lane.held !== notification) return;
      lane.held = undefined;
      this.push(notification, false);
    });
  }

  private laneOf(notification: Notification): Lane {
    const key = laneKey(notification);
    const known = this.lanes.get(key);
    if (known) return known;
    const lane: Lane = { waiting: [], held: undefined, running: false };
    this.lanes.set(key, lane);
    return lane;
  }

  private async drain(lane: Lane): Promise<void> {
    lane.running = true;
    const delivery = this.delivery();
    // The call that caused the notification is answered first, and what belongs together can gather.
    const { maxChanges, gatherMs } = this.book.current;
    await (maxChanges > 1 ? this.pauses.wait(gatherMs) : new Promise(setImmediate));
    let last: Notification | undefined;
    while (lane.waiting.length > 0) {
      const batch = takeBatch(lane, this.book.current.maxChanges);
      last = batch[0];
      this.statistics.waiting -= batch.length;
      await deliver(delivery, batch);
    }
    lane.running = false;
    if (last && !lane.held) this.lanes.delete(laneKey(last));
  }

  /** What a lane delivers with; it counts and pauses no more once the queue was cleared. */
  private delivery(): DeliveryParts {
    const { book, poster, subscriptionId, statistics, pauses } = this;
    return { book, poster, subscriptionId, statistics, pause: (ms) => pauses.wait(ms) };
  }
}

const laneKey = ({ app, conversationId }: Notification): string => `${app.clientId}/${conversationId}`;

/** The next changes that may share a body: those of one type that follow each other. */
function takeBatch({ waiting }: Lane, most: number): readonly Notification[] {
  const other = waiting.findIndex(({ type }) => type !== waiting[0]?.type);
  return waiting.splice(0, Math.min(most, other < 0 ? waiting.length : other));
}

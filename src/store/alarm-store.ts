/** Something that is to be done at a time, unless it is called off before. */
export interface Alarm {
  /** There is at most one alarm of an id. */
  readonly id: string;
  /** New with each setting: who knows the newest may take the alarm. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  /** What is to be done, as plain data. */
  readonly note: unknown;
}

/** Alarms that outlive who set them. Only who takes an alarm away does what it asks: once, whoever else is about to. */
export interface AlarmStore {
  /** Sets an alarm in the place of the one that had its id. */
  set(alarm: Alarm): Promise<void>;
  /** Takes away the alarm of an id, with a token only if it has that one; true for the one who did. */
  take(id: string, token?: string): Promise<boolean>;
  /** At most `limit` alarms whose time has come, the oldest first. */
  due(limit: number): Promise<readonly Alarm[]>;
}

/** What a device is in a picture of the tenant. No phone number, no IMEI. */
export interface DevicePicture {
  readonly guid: string;
  readonly deviceId: string;
  readonly person: string;
  readonly model: string;
  readonly state: string;
  readonly reason: string;
}

export interface SyncCounts {
  readonly devices: number;
  readonly rules: number;
  readonly policies: number;
  readonly classes: number;
  /** Against the picture before. */
  readonly fresh: number;
  readonly gone: number;
  readonly changed: number;
}

/** One synchronisation. */
export interface SyncRun {
  readonly id: string;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly state: 'running' | 'done' | 'failed';
  readonly counts: SyncCounts | undefined;
  /** The fault that ended it. */
  readonly fault: string | undefined;
}

export interface SyncStore {
  /** @returns whether it may run: false while another is running that is not older than `staleBefore` */
  begin(run: SyncRun, staleBefore: Date): Promise<boolean>;
  addDevices(syncId: string, devices: readonly DevicePicture[]): Promise<void>;
  /** Compares with the picture that is current. */
  compare(syncId: string): Promise<Pick<SyncCounts, 'devices' | 'fresh' | 'gone' | 'changed'>>;
  /** Ends a run; one that ended well becomes the current picture, of any other the devices are dropped. */
  end(run: SyncRun): Promise<void>;
  /** The newest first. */
  history(limit: number): Promise<readonly SyncRun[]>;
  /** How many devices are in which state, in the current picture. */
  states(): Promise<readonly { readonly state: string; readonly devices: number }[]>;
}

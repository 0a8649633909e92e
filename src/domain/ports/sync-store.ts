/** What a device is in a picture of the tenant. No phone number, no IMEI. */
export interface DevicePicture {
  readonly guid: string;
  readonly deviceId: string;
  readonly person: string;
  readonly model: string;
  readonly state: string;
  readonly reason: string;
}

/** A device that Intune manages, by the id that it has in Exchange ActiveSync. */
export interface ManagedPicture {
  readonly easDeviceId: string;
  /** Graph's `complianceState`. */
  readonly complianceState: string;
}

/** What a device's statistics told. */
export interface DeviceLook {
  readonly guid: string;
  /** Its last successful sync; undefined where it tells none, as Outlook does. */
  readonly lastSync: Date | undefined;
  readonly lookedAt: Date;
}

/** How many devices Exchange has in an access state, such as `Allowed` or `Quarantined`. */
export interface StateCount {
  readonly state: string;
  readonly devices: number;
}

export interface SyncCounts {
  readonly devices: number;
  /** By state, the most first; those of earlier versions have none. */
  readonly states?: readonly StateCount[];
  readonly rules: number;
  readonly policies: number;
  readonly classes: number;
  /** Devices that Intune manages too. */
  readonly managed: number;
  /** Devices whose statistics were read. */
  readonly looked: number;
  /** Against the picture before. */
  readonly fresh: number;
  readonly gone: number;
  readonly changed: number;
}

/** `full` reads every device; `quick` those that changed since the last success. */
export type SyncKind = 'full' | 'quick';

/** One synchronisation. */
export interface SyncRun {
  readonly id: string;
  readonly kind: SyncKind;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Devices read so far. */
  readonly read: number;
  readonly counts: SyncCounts | undefined;
  /** The cmdlet or the Graph resource at which it failed, as Microsoft spells it. */
  readonly asked: string | undefined;
  /** The fault that ended it, the service that it came from, and the service's own words. */
  readonly fault: string | undefined;
  readonly service: string | undefined;
  readonly said: string | undefined;
  /** Who cancelled it. */
  readonly cancelledBy: string | undefined;
  /** A quick one that had to read everything: the tenant did not take the filter. */
  readonly isUnfiltered: boolean;
}

/** What the current picture shows. */
export interface PictureSummary {
  readonly states: readonly StateCount[];
  readonly managed: number;
  /** Devices of which a last sync is known, and those of them whose is older than asked. */
  readonly looked: number;
  readonly stale: number;
}

export interface SyncStore {
  /** @returns whether it may run: false while another is running that began after `staleBefore` */
  begin(run: SyncRun, staleBefore: Date): Promise<boolean>;
  addDevices(syncId: string, devices: readonly DevicePicture[]): Promise<void>;
  addManaged(syncId: string, devices: readonly ManagedPicture[]): Promise<void>;
  /**
   * Notes how far a run is.
   * @returns who has cancelled it; undefined while it is to go on
   */
  progress(syncId: string, read: number): Promise<string | undefined>;
  /** Asks the running one to end; false when none is running. */
  cancel(by: string): Promise<boolean>;
  /**
   * Makes a picture of what was added, takes over what is known of devices that were in the picture before, and
   * compares with it. Once for a run, before it ends well.
   */
  settle(
    syncId: string,
    kind: SyncKind,
  ): Promise<Pick<SyncCounts, 'devices' | 'states' | 'fresh' | 'gone' | 'changed' | 'managed'>>;
  /** Devices to look at: new and changed ones first, then those that were looked at longest ago. */
  toLookAt(syncId: string, limit: number): Promise<readonly string[]>;
  looked(syncId: string, look: DeviceLook): Promise<void>;
  /**
   * Ends a run. A full one that ended well becomes the current picture, a quick one is merged into it; of
   * any other the devices are dropped.
   * @returns false when it was not running any more, and nothing was done
   */
  end(run: SyncRun): Promise<boolean>;
  /** The newest first. */
  history(limit: number): Promise<readonly SyncRun[]>;
  /** The newest that ended well; of any kind, or of one; of those that began until a moment, if one is given. */
  lastDone(kind?: SyncKind, until?: Date): Promise<SyncRun | undefined>;
  /** Writes down as failed what is said to be running: its process is known to be gone. */
  abandon(): Promise<void>;
  /** The current picture; devices that did not sync since `staleBefore` count as stale. */
  picture(staleBefore: Date): Promise<PictureSummary>;
}

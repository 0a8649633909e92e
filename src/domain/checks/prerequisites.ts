import type { Finding, Unanswered } from './finding.js';

/**
 * The requirements of Microsoft's 2016 page with the checks of today, and two causes of "device not
 * found" that Microsoft's troubleshooting page adds (primaryAddress, intuneLicence).
 */
export const prerequisiteIds = [
  'hostedExchange',
  'mdmAuthority',
  'exchangeVersion',
  'directorySync',
  'exchangeHealth',
  'intuneHealth',
  'primaryAddress',
  'intuneLicence',
] as const;

export type PrerequisiteId = (typeof prerequisiteIds)[number];

/** Every finding of a prerequisite, with what its sentence names. */
export type PrerequisiteFacts = {
  /** `plans`: names of usable Exchange plans. `domains`: accepted domains that Exchange answered with. */
  hostedExchangeRunning: { plans: readonly string[]; domains: number };
  hostedExchangeNoPlan: { plans: readonly string[] };
  hostedExchangeNoDomain: Record<never, never>;
  mdmAuthorityIntune: Record<never, never>;
  mdmAuthorityOther: { authority: string };
  /** `version` such as `15.20.8158.0`. */
  exchangeVersionSupported: { version: string };
  exchangeVersionTooOld: { version: string };
  exchangeVersionUnreadable: { text: string };
  directorySyncRecent: { lastSync: Date };
  directorySyncOverdue: { lastSync: Date };
  directorySyncNeverRan: Record<never, never>;
  directorySyncStopped: { lastSync: Date | null };
  directorySyncCloudOnly: Record<never, never>;
  healthOperational: { service: string };
  /** `status` in Graph's words; `issues` as `EX123456 Title`. */
  healthDegraded: { service: string; status: string; issues: readonly string[] };
  healthUnlisted: { service: string };
  primaryAddressSame: { people: number };
  /** `examples`: user principal names, at most five. `complete` is `no` when only the first were looked at. */
  primaryAddressDiffers: { people: number; differing: number; examples: readonly string[] };
  intuneLicenceHeld: { people: number };
  intuneLicenceMissing: { people: number; without: number; examples: readonly string[] };
  intuneLicenceNoPlan: Record<never, never>;
  noMailboxUsers: Record<never, never>;
};

export type PrerequisiteLine = { readonly id: PrerequisiteId } & (
  | Finding<PrerequisiteFacts>
  | Unanswered
);

export interface PrerequisiteReport {
  readonly lines: readonly PrerequisiteLine[];
  readonly checkedAt: Date;
  /** Set when only the first so many people were looked at for the last two lines. */
  readonly peopleLimit?: number;
}

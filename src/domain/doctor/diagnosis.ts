import type { Facts, Verdict } from '../checks/finding.js';

/** What is looked at, in the order in which one thing hangs on another. */
export const diagnosisIds = [
  'store',
  'disk',
  'audit',
  'clock',
  'botSignIn',
  'exchangeSignIn',
  'graphPermissions',
  'exchangePermission',
  'graph',
  'exchange',
  'cmdlets',
  'powershell',
  'certificates',
  'signingKeys',
  'approvals',
  'delivery',
  'processes',
] as const;

export type DiagnosisId = (typeof diagnosisIds)[number];

/** Every finding of the doctor; the language files have a sentence for each. */
export type DoctorFinding =
  | 'storeWell'
  | 'storeDown'
  | 'diskWell'
  | 'diskLow'
  | 'diskReadOnly'
  | 'auditWhole'
  | 'auditBroken'
  | 'clockWell'
  | 'clockOff'
  | 'signInWell'
  | 'signInFailed'
  | 'permissionsWell'
  | 'permissionsMissing'
  | 'reached'
  | 'notReached'
  | 'cmdletsWell'
  | 'cmdletsMissing'
  | 'powershellWell'
  | 'powershellUnused'
  | 'powershellMissing'
  | 'certificatesNone'
  | 'certificatesWell'
  | 'certificateEnds'
  | 'certificateEnded'
  | 'keysWell'
  | 'keysUnreadable'
  | 'approvalsWell'
  | 'approvalsUnknown'
  | 'approvalsAnywhere'
  | 'deliveryWell'
  | 'deliveryDead'
  | 'processesWell'
  | 'processesSilent'
  | 'notLookedAt';

/** One thing that was looked at, and how to mend it. */
export interface Diagnosis {
  readonly id: DiagnosisId;
  readonly verdict: Verdict;
  readonly finding: DoctorFinding;
  readonly facts: Facts;
  /** What to type or run to mend it, as it has to be typed; undefined where nothing is to be mended. */
  readonly command?: string;
}

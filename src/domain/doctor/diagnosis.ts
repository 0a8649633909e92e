import type { Facts, Verdict } from '../checks/finding.js';

/** What is looked at, in the order in which one thing hangs on another. */
export const diagnosisIds = [
  'settings',
  'disk',
  'store',
  'audit',
  'clock',
  'port',
  'endpoint',
  'signingKeys',
  'graph',
  'exchange',
  'botRegistration',
  'botCredential',
  'botSignIn',
  'exchangeRegistration',
  'exchangeCredential',
  'exchangeSignIn',
  'graphPermissions',
  'exchangePermission',
  'singleSignOn',
  'delegatedPermissions',
  'servicePrincipal',
  'cmdlets',
  'powershell',
  'installation',
  'approvals',
  'delivery',
  'processes',
] as const;

export type DiagnosisId = (typeof diagnosisIds)[number];

/** Every finding of the doctor; the language files have a sentence for each. */
export type DoctorFinding =
  | 'settingsWell'
  | 'settingFaulty'
  | 'settingUnknown'
  | 'diskWell'
  | 'diskLow'
  | 'diskReadOnly'
  | 'diskNoFolder'
  | 'storeWell'
  | 'storeNew'
  | 'storeDown'
  | 'storeTooNew'
  | 'storeOlder'
  | 'auditWhole'
  | 'auditBroken'
  | 'clockWell'
  | 'clockOff'
  | 'portOurs'
  | 'portFree'
  | 'portTaken'
  | 'endpointWell'
  | 'endpointUnset'
  | 'endpointAsleep'
  | 'endpointPlain'
  | 'endpointDown'
  | 'endpointForeign'
  | 'endpointHeaderLost'
  | 'endpointUntrusted'
  | 'keysWell'
  | 'keysUnreadable'
  | 'reached'
  | 'notReached'
  | 'registrationWell'
  | 'registrationMissing'
  | 'registrationForeign'
  | 'registrationOpen'
  | 'registrationDisabled'
  | 'registrationShared'
  | 'credentialManaged'
  | 'certificateWell'
  | 'certificateEnds'
  | 'certificateEnded'
  | 'certificateUnknown'
  | 'secretWell'
  | 'secretEnds'
  | 'secretEnded'
  | 'secretUnknown'
  | 'signInWell'
  | 'signInFailed'
  | 'signInUnconsented'
  | 'tenantUnknown'
  | 'permissionsWell'
  | 'permissionsMissing'
  | 'grantsUnreadable'
  | 'singleSignOnWell'
  | 'singleSignOnLacks'
  | 'applicationUriMissing'
  | 'accessScopeMissing'
  | 'accessScopeDisabled'
  | 'accessScopeForAdmins'
  | 'teamsClientsMissing'
  | 'redirectUriMissing'
  | 'principalWell'
  | 'principalMissing'
  | 'principalThroughEntra'
  | 'cmdletsWell'
  | 'cmdletsMissing'
  | 'cmdletsUnknown'
  | 'powershellWell'
  | 'powershellUnused'
  | 'powershellMissing'
  | 'powershellOld'
  | 'moduleMissing'
  | 'moduleOld'
  | 'installationWell'
  | 'installationNone'
  | 'approvalsWell'
  | 'approvalsUnknown'
  | 'approvalsDead'
  | 'approvalsAnywhere'
  | 'deliveryWell'
  | 'deliveryDead'
  | 'processesWell'
  | 'processesSilent'
  | 'settingFirst'
  | 'storeFirst'
  | 'notTold'
  | 'notLookedAt';

/** What came of one look, and how to mend it. */
export interface Found {
  readonly verdict: Verdict;
  readonly finding: DoctorFinding;
  readonly facts: Facts;
  /** What to type or run to mend it, as it has to be typed; undefined where nothing is to be mended. */
  readonly command?: string;
}

/** One thing that was looked at. */
export interface Diagnosis extends Found {
  readonly id: DiagnosisId;
}

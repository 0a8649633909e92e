import type { PrerequisiteFacts } from '../../domain/checks/prerequisites.js';

/** What a check of a prerequisite found; the slots are the finding's facts. */
export const findings = {
  hostedExchangeRunning:
    'Exchange Online answers with {domains} accepted {domains:domain/domains}. Plans with mailboxes: {plans}.',
  hostedExchangeNoPlan: 'The tenant has no usable Exchange plan with mailboxes. Found: {plans}.',
  hostedExchangeNoDomain: 'Exchange Online answers, but the tenant has no accepted domain.',
  mdmAuthorityIntune: 'The mobile device management authority is Microsoft Intune.',
  mdmAuthorityOther: 'The mobile device management authority is {authority}, not intune.',
  exchangeVersionSupported: 'Exchange {version}: 2013 (15.0) or later.',
  exchangeVersionTooOld: 'Exchange {version} is older than 2013 (15.0).',
  exchangeVersionUnreadable: 'Get-OrganizationConfig gave a version that cannot be read: "{text}".',
  directorySyncRecent:
    'Last synchronised {lastSync}. It proves that the synchronisation runs, not which users and groups are in it.',
  directorySyncOverdue:
    'Last synchronised {lastSync}: longer ago than 3 h. A cycle is due every 30 min.',
  directorySyncNeverRan: 'Synchronisation is switched on, but has never run.',
  directorySyncStopped:
    'The tenant was synchronised once, but synchronisation is switched off. Last run: {lastSync}.',
  directorySyncCloudOnly:
    'The tenant is cloud only: no on-premises Active Directory is synchronised, and none is needed.',
  healthOperational: '{service} reports no problem.',
  healthDegraded: '{service} reports the status {status}. Open issues: {issues}.',
  healthUnlisted: "Microsoft's service health does not list {service} for this tenant.",
  primaryAddressSame:
    '{people} {people:person/people} with a mailbox: sign-in name and primary address agree.',
  primaryAddressDiffers:
    '{differing} of {people} people have a sign-in name that differs from the primary address, so their devices may not be found. Among them: {examples}.',
  intuneLicenceHeld: '{people} {people:person/people} with a mailbox: all hold an Intune licence.',
  intuneLicenceMissing:
    '{without} of {people} people with a mailbox hold no Intune licence. Among them: {examples}.',
  intuneLicenceNoPlan: 'The tenant has no usable Intune plan.',
  noMailboxUsers: 'Nobody in the tenant has a mailbox licence yet, so there was nobody to look at.',
} as const satisfies { readonly [F in keyof PrerequisiteFacts]: string };

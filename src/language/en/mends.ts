import type { PrerequisiteFacts } from '../../domain/checks/prerequisites.js';

/** Findings that nothing has to be done about. */
type Fine =
  | 'hostedExchangeRunning'
  | 'mdmAuthorityIntune'
  | 'exchangeVersionSupported'
  | 'directorySyncRecent'
  | 'directorySyncCloudOnly'
  | 'healthOperational'
  | 'primaryAddressSame'
  | 'intuneLicenceHeld';

/** What to do about a finding: the exact place or command. */
export const mends = {
  hostedExchangeNoPlan:
    'Buy or assign a plan with mailboxes, such as Exchange Online (Plan 1): Billing > Licenses.',
  hostedExchangeNoDomain:
    'Add a domain in the Exchange admin center: Mail flow > Accepted domains.',
  mdmAuthorityOther:
    'Set it in the Intune admin center: Devices > Enrollment > Mobile device management authority. It affects the whole tenant.',
  exchangeVersionTooOld:
    'Upgrade to Exchange 2013 or later, or move the mailboxes to Exchange Online.',
  exchangeVersionUnreadable:
    'Run Get-OrganizationConfig | Format-List AdminDisplayVersion and compare: 15.0 or later is needed.',
  directorySyncOverdue:
    'On the server of Microsoft Entra Connect run Start-ADSyncSyncCycle -PolicyType Delta, then look at Connect Sync for errors.',
  directorySyncNeverRan:
    'Finish the set-up of Microsoft Entra Connect: its first run has not arrived yet.',
  directorySyncStopped:
    'If it should run, set up Microsoft Entra Connect again; if the tenant is to stay cloud only, nothing is needed.',
  healthDegraded:
    "Wait for Microsoft's repair, and follow the issue under Health > Service health.",
  healthUnlisted:
    'Check that the tenant holds a subscription for the service: Health > Service health.',
  primaryAddressDiffers:
    'Give these people a sign-in name equal to their primary SMTP address: Users > Active users > Manage username and email.',
  intuneLicenceMissing: 'Assign Intune licences: Users > Active users > Licenses and apps.',
  intuneLicenceNoPlan:
    'Buy a plan with Microsoft Intune, or start a trial: Billing > Purchase services.',
  noMailboxUsers: 'Assign licences with a mailbox: Users > Active users > Licenses and apps.',
} as const satisfies { readonly [F in Exclude<keyof PrerequisiteFacts, Fine>]: string };

/** The names of the consoles that the links lead to. */
export const consoles = {
  microsoft365: 'Open the Microsoft 365 admin center',
  exchange: 'Open the Exchange admin center',
  intune: 'Open the Intune admin center',
  entra: 'Open the Microsoft Entra admin center',
} as const;

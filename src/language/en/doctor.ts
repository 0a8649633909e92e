import type { DiagnosisId, DoctorFinding } from '../../domain/doctor/diagnosis.js';

/** What the doctor looks at. */
export const diagnoses = {
  settings: 'Settings',
  disk: 'Data folder',
  store: 'Store',
  audit: 'Audit',
  clock: 'Clock',
  port: 'Port',
  endpoint: 'Messaging endpoint',
  signingKeys: "Bot Framework's signing keys",
  graph: 'Microsoft Graph',
  exchange: 'Exchange Online',
  botRegistration: "Registration of the bot's application",
  botCredential: "Credential of the bot's application",
  botSignIn: "Sign-in of the bot's application",
  exchangeRegistration: 'Registration of the executing identity',
  exchangeCredential: 'Credential of the executing identity',
  exchangeSignIn: 'Sign-in of the executing identity',
  graphPermissions: 'Consents for Microsoft Graph',
  exchangePermission: 'Consent for Exchange',
  singleSignOn: 'Single sign-on in Teams',
  delegatedPermissions: "Consents for people's own rights",
  servicePrincipal: 'Service principal in Exchange',
  cmdlets: 'The 13 cmdlets',
  powershell: 'PowerShell',
  installation: 'Installation in Teams',
  approvals: 'Where changes are approved',
  delivery: 'Delivery of notices',
  processes: 'Processes',
} as const satisfies { readonly [D in DiagnosisId]: string };

const tenantFindings = {
  reached: 'It answers.',
  notReached: '{failure} {said}',
  registrationWell: 'Application {app} is registered in this tenant, and for it alone.',
  registrationMissing: 'Tenant {tenant} has no application {app}, which {setting} names.',
  registrationForeign:
    'Application {app} is registered in another tenant, {owner}. Write to {setting} the id of one of this tenant.',
  registrationOpen:
    'Application {app} lets in accounts of other tenants ({audience}). It is to be single-tenant.',
  registrationDisabled: 'Application {app} is disabled in this tenant.',
  registrationShared:
    "Application {app} is the bot's own too. Better give the cmdlets one of their own, and write its id to {setting}.",
  credentialManaged: 'It is a managed identity: Azure renews it.',
  certificateWell: 'The certificate in "{file}" is registered and holds until {moment}.',
  certificateEnds: 'The certificate in "{file}" ends soon: {moment}',
  certificateEnded: 'The certificate in "{file}" has ended: {moment}',
  certificateUnknown:
    'The certificate in "{file}" is none of application {app}. Its thumbprint is {thumbprint}.',
  secretWell: 'The secret holds until {moment}.',
  secretEnds: 'The secret ends soon: {moment}',
  secretEnded: 'The secret has ended: {moment}',
  secretUnknown: 'No secret that application {app} has begins as the one in use.',
  signInWell: 'Application {app} gets its tokens.',
  signInFailed: 'Entra refuses application {app}. {said}',
  signInUnconsented: 'Nobody has consented to what application {app} asks for. {said}',
  tenantUnknown: 'Entra knows no tenant {tenant}, which {setting} names.',
  permissionsWell: 'All of them are there ({count}).',
  permissionsMissing: 'Missing: {names}',
  grantsUnreadable:
    'They cannot be read: the executing identity does not have the permission {permission}.',
  singleSignOnWell: 'Application {app} has what Teams needs to sign people in.',
  singleSignOnLacks: 'Application {app} is not set up for single sign-on. To be mended: {names}',
  applicationUriMissing: 'Application {app} does not have the Application ID URI {name}.',
  accessScopeMissing: 'Application {app} does not expose the scope {name}.',
  accessScopeDisabled: 'The scope {name} of application {app} is disabled.',
  accessScopeForAdmins:
    'To the scope {name} of application {app} only admins can consent. It is to be admins and users.',
  teamsClientsMissing:
    'Application {app} does not authorize these clients of Teams for its scope: {name}',
  redirectUriMissing:
    'Application {app} does not have the redirect URI {name} on the platform Web.',
  principalWell: 'Exchange knows application {app}.',
  principalMissing:
    'Exchange does not know application {app}: it was not registered there, or with the object id of the registration.',
  principalThroughEntra:
    'Exchange does not know application {app}. It has its rights from an Entra role, which gives more than it needs.',
  cmdletsWell: 'The executing identity may run all {count}.',
  cmdletsMissing: 'The executing identity may not run: {names}',
  cmdletsUnknown: 'Of {count} of them Exchange does not tell.',
} as const;

const machineFindings = {
  settingsWell: 'All of them can be used.',
  settingFaulty: 'These have no value that can be used:\n{lines}',
  settingUnknown: '{lines}',
  diskWell: '{megabytes} MB are free.',
  diskLow: 'Only {megabytes} MB are free in "{folder}".',
  diskReadOnly: 'Nothing can be written to "{folder}".',
  diskNoFolder: 'There is no folder "{folder}", and it cannot be made.',
  storeWell: '{kind} {version}, {place}',
  storeNew: 'Nothing is there yet; the first start makes it. {place}',
  storeDown: 'The database does not answer. {place} {code}',
  storeTooNew: 'A newer version of the bot wrote it: this one does not start. {place}',
  storeOlder: 'An older version of the bot wrote it; the next start brings it up to date. {place}',
  auditWhole: 'The chain of {entries} {entries:entry/entries} is whole.',
  auditBroken:
    'The chain is broken at entry {number}: somebody wrote to the database. Ask the bot for the whole of it.',
  clockWell: 'It is right.',
  clockOff: 'It is {minutes} min off. Tokens are refused, and signatures too.',
  portOurs: 'The bot answers on port {port}.',
  portFree: 'Nothing listens on port {port}: the bot is not running.',
  portTaken: 'Another program has port {port}: the bot cannot start. Stop it, or set PORT.',
  endpointWell: 'The bot answers at {url}.',
  endpointUnset:
    '{setting} is not set, so it cannot be looked at. It is the address that Teams sends messages to, without /api/messages.',
  endpointAsleep: 'It cannot be looked at while the bot is not running. {url}',
  endpointPlain: 'Teams sends messages over https alone, and {setting} is {url}.',
  endpointDown: 'Nothing answers at {url}. {code}',
  endpointForeign: 'At {url} answers something else than this bot (status {status}).',
  endpointHeaderLost:
    'What stands between {url} and the bot takes the header {header} away. Every message is refused.',
  endpointUntrusted:
    'The bot does not know that {url} is asked over https: its proxy sends no X-Forwarded-Proto, or {setting} does not name it.',
  keysWell: 'They can be read.',
  keysUnreadable: 'They cannot be read at {url}, so every message is refused.',
  powershellWell: 'PowerShell {version}, ExchangeOnlineManagement {module}',
  powershellUnused: 'The bot runs its cmdlets over REST.',
  powershellMissing: '"{path}" cannot be started.',
  powershellOld: 'Version {version} is too old: at least {least} is needed.',
  moduleMissing: 'PowerShell finds no module "{module}".',
  moduleOld: 'ExchangeOnlineManagement {version} is too old: at least {least} is needed.',
} as const;

/** What it finds. */
export const doctor = {
  title: 'Doctor',
  allWell: 'Everything that was looked at is well.',
  notWell: '{failed} {failed:thing is/things are} wrong, {warned} {warned:needs/need} a look.',
  mend: 'To mend it:',
  ...tenantFindings,
  ...machineFindings,
  installationWell: 'Teams spoke to the bot last: {moment}',
  installationNone:
    'Teams has never spoken to the bot: it is installed nowhere, or its messaging endpoint is another.',
  approvalsWell: 'The bot knows the conversation.',
  approvalsUnknown:
    'The bot has heard nothing from "{id}" yet. Mention it there, add it to that team, or look at the id: the link of the channel has it.',
  approvalsDead:
    'Nothing can be sent to "{id}" any more: the bot was taken out, or the channel is gone.',
  approvalsAnywhere:
    'Changes are approved wherever they are asked for. A channel of its own is better.',
  deliveryWell: 'Every conversation can be reached.',
  deliveryDead: '{count} {count:conversation/conversations} cannot be reached any more: {ids}',
  processesWell: '{count} {count:process/processes} at work.',
  processesSilent: '{count} {count:process/processes} without a sign of life.',
  settingFirst: 'It can be looked at once these settings are right: {names}',
  storeFirst: 'It can be looked at once the Store can be read.',
  notTold: 'It could not be looked at. {failure} {said}',
  notLookedAt: 'It could not be looked at.',
} as const satisfies { readonly [F in DoctorFinding]: string } & { readonly [key: string]: string };

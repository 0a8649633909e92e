import { accountAddress } from './account-address.js';
import { connectorRoles, executingRoles, type KeptRole } from './least-privilege.js';
import { powershellLiteral } from './powershell-text.js';

/** Whose application runs the cmdlets. */
export interface ScriptApplication {
  readonly appId: string;
  readonly name: string;
}

const keep = (roles: readonly KeptRole[]): readonly string[] => [
  '$keep = @{',
  ...roles.flatMap(({ parent, cmdlets }) => [
    `  ${powershellLiteral(parent)} = @(`,
    ...cmdlets.map((cmdlet, index) => `    '${cmdlet}'${index < cmdlets.length - 1 ? ',' : ''}`),
    '  )',
  ]),
  '}',
];

/**
 * Child roles that hold only what is kept. A built-in role cannot be edited, and a child may only lose
 * entries. The long form of Remove-ManagementRoleEntry is needed: piping does not work in Exchange Online.
 */
const childRoles = (prefix: string): readonly string[] => [
  'foreach ($parent in $keep.Keys) {',
  `  $role = "${prefix} - $parent"`,
  '  New-ManagementRole -Name $role -Parent $parent',
  '  Get-ManagementRoleEntry "$role\\*" |',
  '    Where-Object { $_.Name -notin $keep[$parent] } |',
  '    ForEach-Object {',
  '      Remove-ManagementRoleEntry -Identity "$($_.Id)\\$($_.Name)" -Confirm:$false',
  '    }',
  '}',
];

const roleGroup = (prefix: string, name: string): readonly string[] => [
  `$roles = $keep.Keys | ForEach-Object { "${prefix} - $_" }`,
  `New-RoleGroup -Name '${name}' -Roles $roles`,
];

const show = (prefix: string): string =>
  `Get-ManagementRoleEntry "${prefix} - *\\*" | Select-Object Role, Name`;

const connect =
  '# In Exchange Online PowerShell, as an Organization Management member: Connect-ExchangeOnline';

function connectorAccount(address: string): string {
  const prefix = 'Connector Account';
  return [
    connect,
    '# Role changes may take an hour to arrive.',
    `$account = ${powershellLiteral(accountAddress(address))}`,
    ...keep(connectorRoles),
    ...childRoles(prefix),
    ...roleGroup(prefix, 'Connector Accounts'),
    "Add-RoleGroupMember -Identity 'Connector Accounts' -Member $account",
    show(prefix),
  ].join('\n');
}

function executingIdentity({ appId, name }: ScriptApplication): string {
  const prefix = 'Connector Bot';
  return [
    connect,
    '# The object id is that of the enterprise application, not of the app registration.',
    `$appId = ${powershellLiteral(appId)}`,
    "$objectId = '<object id of the enterprise application>'",
    `New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName ${powershellLiteral(name)}`,
    ...keep(executingRoles),
    ...childRoles(prefix),
    ...roleGroup(prefix, 'Connector Bot'),
    `$principal = Get-ServicePrincipal -Identity ${powershellLiteral(name)}`,
    "Add-RoleGroupMember -Identity 'Connector Bot' -Member $principal.Identity",
    show(prefix),
  ].join('\n');
}

function newAccount(address: string): string {
  const account = powershellLiteral(accountAddress(address));
  return [
    '# 1. A mailbox whose sign-in name is its primary address. In Exchange Online PowerShell:',
    `$account = ${account}`,
    "$password = Read-Host -AsSecureString -Prompt 'Password'",
    "New-Mailbox -Name $account.Split('@')[0] -MicrosoftOnlineServicesID $account `",
    '  -PrimarySmtpAddress $account -Password $password',
    '# 2. A licence with Exchange Online and Intune: Microsoft 365 admin center > Users > Active users.',
    '# 3. The Intune Administrator role. In Microsoft Graph PowerShell:',
    "Connect-MgGraph -Scopes 'RoleManagement.ReadWrite.Directory', 'User.Read.All'",
    '$user = Get-MgUser -UserId $account',
    'New-MgRoleManagementDirectoryRoleAssignment -PrincipalId $user.Id -DirectoryScopeId / `',
    "  -RoleDefinitionId '3a2c62db-5318-420d-8d74-23affee5d9d5'",
    '# 4. The 13 cmdlets: the script for the connector account.',
  ].join('\n');
}

/** Scripts that give the least that is needed. People read and run them; the bot never does. */
export const mendScripts = (application: ScriptApplication) => ({
  /** @throws PersonFailure when the address is none */
  connectorAccount,
  executingIdentity: () => executingIdentity(application),
  /** @throws PersonFailure when the address is none */
  newAccount,
});

import { executingRoles } from '../../checks/least-privilege.js';
import { powershellLiteral } from '../../checks/powershell-text.js';
import { steps } from './shell.js';

/** Whose rights in Exchange are to be mended. */
export interface Principal {
  readonly appId: string;
  /** The name that Exchange has for it. */
  readonly name: string;
  /** The object id of its enterprise application; undefined when Entra did not tell. */
  readonly objectId: string | undefined;
}

const connect = 'Connect-ExchangeOnline';
const group = 'Connector Bot';

/** Takes it out first: one that was registered with the registration's object id works for nothing. */
const register = ({ appId, name, objectId }: Principal): readonly string[] => [
  `Remove-ServicePrincipal -Identity ${appId} -Confirm:$false -ErrorAction SilentlyContinue`,
  ...(objectId === undefined
    ? [`$objectId = az ad sp show --id ${appId} --query id --output tsv`]
    : []),
  `New-ServicePrincipal -AppId ${appId} -ObjectId ${objectId ?? '$objectId'} -DisplayName ${powershellLiteral(name)}`,
];

const join = ({ name }: Principal): string =>
  `Add-RoleGroupMember -Identity '${group}' -Member (Get-ServicePrincipal -Identity ${powershellLiteral(name)}).Identity`;

/**
 * Registers the application in Exchange Online and puts it into its role group.
 * Source: learn.microsoft.com/powershell/module/exchangepowershell/new-serviceprincipal.
 */
export const registerPrincipal = (principal: Principal): string =>
  steps(connect, ...register(principal), join(principal));

/** A child role that is there keeps what it has and gets what is missing; one that is not is made. */
const role = (parent: string, missing: readonly string[], kept: readonly string[]): string[] => {
  const name = powershellLiteral(`${group} - ${parent}`);
  return [
    `if (Get-ManagementRole -Identity ${name} -ErrorAction SilentlyContinue) {`,
    ...missing.map(
      (cmdlet) =>
        `  Add-ManagementRoleEntry -Identity ${powershellLiteral(`${group} - ${parent}\\${cmdlet}`)} -ErrorAction SilentlyContinue`,
    ),
    '} else {',
    `  New-ManagementRole -Name ${name} -Parent ${powershellLiteral(parent)}`,
    `  $keep = ${kept.map(powershellLiteral).join(', ')}`,
    `  Get-ManagementRoleEntry ${powershellLiteral(`${group} - ${parent}\\*`)} | Where-Object Name -notin $keep | ForEach-Object {`,
    '    Remove-ManagementRoleEntry -Identity "$($_.Id)\\$($_.Name)" -Confirm:$false',
    '  }',
    '}',
  ];
};

/** Gives the application the cmdlets that it may not run, and no others. It may be run again. */
export function giveCmdlets(principal: Principal, missing: readonly string[]): string {
  const lacking = executingRoles.filter(({ cmdlets }) =>
    cmdlets.some((cmdlet) => missing.includes(cmdlet)),
  );
  const roles = lacking.map(({ parent }) => powershellLiteral(`${group} - ${parent}`)).join(', ');
  return steps(
    connect,
    ...lacking.flatMap(({ parent, cmdlets }) =>
      role(
        parent,
        cmdlets.filter((cmdlet) => missing.includes(cmdlet)),
        cmdlets,
      ),
    ),
    `if (Get-RoleGroup -Identity '${group}' -ErrorAction SilentlyContinue) {`,
    `  ${roles} | ForEach-Object { New-ManagementRoleAssignment -SecurityGroup '${group}' -Role $_ -ErrorAction SilentlyContinue }`,
    `} else { New-RoleGroup -Name '${group}' -Roles ${roles} }`,
    join(principal),
  );
}

import { principalOf } from '../principal.js';
import type { ManagementRole, RoleAssignment } from '../rbac.js';
import { objectNotFound } from './exchange-error.js';
import { type Context, type Handler, type OutputRow, outputOf } from './handler.js';
import { changedList, textOf } from './input.js';
import { withNoise } from './noise.js';

const roleRow = (role: ManagementRole): OutputRow =>
  withNoise(
    'ManagementRole',
    {
      Name: role.name,
      Identity: role.name,
      RoleType: (role.parent ?? role.name).replaceAll(/[ -]/g, ''),
      Parent: role.parent,
      IsRootRole: role.parent === null,
      IsEndUserRole: role.name.startsWith('My'),
      ImplicitRecipientReadScope: 'Organization',
    },
    0,
  );

const managementRole: Handler = (input, { state: { rbac } }) => {
  const identity = textOf(input, 'Identity');
  const cmdlet = textOf(input, 'Cmdlet')?.toLowerCase();
  const wanted = input['CmdletParameters'] ? changedList([], input['CmdletParameters']) : [];
  if (identity !== undefined) {
    const role = rbac.role(identity);
    if (!role) throw objectNotFound(identity);
    return outputOf([role], roleRow);
  }
  const roles = [...rbac.roles.values()].filter((role) => {
    if (cmdlet === undefined) return true;
    const held = [...role.entries].find(([each]) => each.toLowerCase() === cmdlet)?.[1];
    return held !== undefined && wanted.every((name) => held.has(name));
  });
  return outputOf(roles, roleRow);
};

const assignmentRow =
  (method: string) =>
  (assignment: RoleAssignment): OutputRow =>
    withNoise(
      'ManagementRoleAssignment',
      {
        Identity: assignment.name,
        Name: assignment.name,
        Role: assignment.role,
        RoleAssigneeName: assignment.assigneeName,
        RoleAssigneeType: assignment.assigneeType,
        RoleAssignmentDelegationType: assignment.delegating ? 'DelegatingOrgWide' : 'Regular',
        AssignmentMethod: assignment.assigneeType === method ? 'Direct' : assignment.assigneeType,
        Enabled: assignment.enabled,
        EffectiveUserName: 'All Group Members',
        RecipientWriteScope: 'Organization',
        ConfigWriteScope: 'OrganizationConfig',
      },
      0,
    );

/** Somebody's assignments, or a role group's own; Entra roles sit in groups that are not expanded. */
function assignmentsFor(assignee: string, { state, people }: Context): readonly RoleAssignment[] {
  const { rbac, entra } = state;
  const group = rbac.group(assignee);
  if (group) return rbac.assignments.filter((assignment) => assignment.assignee === group.name);
  const principal = principalOf(entra, people, assignee);
  if (!principal) throw objectNotFound(assignee);
  return rbac.assignmentsOf(principal.id);
}

const roleAssignment: Handler = (input, context) => {
  const { assignments } = context.state.rbac;
  const assignee = textOf(input, 'RoleAssignee');
  const role = textOf(input, 'Role')?.toLowerCase();
  const found = (assignee === undefined ? assignments : assignmentsFor(assignee, context)).filter(
    (assignment) =>
      (role === undefined || assignment.role.toLowerCase() === role) &&
      (typeof input['Delegating'] !== 'boolean' || assignment.delegating === input['Delegating']) &&
      (typeof input['Enabled'] !== 'boolean' || assignment.enabled === input['Enabled']),
  );
  return outputOf(found, assignmentRow('User'));
};

const roleEntry: Handler = (input, { state: { rbac } }) => {
  const identity = textOf(input, 'Identity') ?? '*\\*';
  const [roleName = '*', cmdletName = '*'] = identity.toLowerCase().split('\\');
  const entries = [...rbac.roles.values()]
    .filter((role) => roleName === '*' || role.name.toLowerCase() === roleName)
    .flatMap((role) =>
      [...role.entries].map(([cmdlet, parameters]) => ({ role: role.name, cmdlet, parameters })),
    )
    .filter(({ cmdlet }) => cmdletName === '*' || cmdlet.toLowerCase() === cmdletName);
  if (entries.length === 0) throw objectNotFound(identity);
  return outputOf(entries, ({ role, cmdlet, parameters }) => ({
    Name: cmdlet,
    Role: role,
    Identity: `${role}\\${cmdlet}`,
    Type: 'Cmdlet',
    PSSnapinName: 'Microsoft.Exchange.Management.PowerShell.E2010',
    'Parameters@odata.type': '#Collection(String)',
    Parameters: [...parameters],
  }));
};

const roleGroupMember: Handler = (input, { state: { rbac, entra }, people }) => {
  const identity = textOf(input, 'Identity') ?? '';
  const group = rbac.group(identity);
  if (!group) throw objectNotFound(identity);
  return outputOf([...group.members], (id) => {
    const user = entra.users.get(id);
    const isApplication = id === people.servicePrincipal.objectId;
    return withNoise(
      'ReducedRecipient',
      {
        Name:
          user?.displayName ??
          entra.groups.get(id)?.displayName ??
          people.servicePrincipal.displayName,
        RecipientType: user
          ? 'UserMailbox'
          : isApplication
            ? 'ServicePrincipal'
            : 'MailUniversalSecurityGroup',
        PrimarySmtpAddress: user?.mail ?? '',
        ExternalDirectoryObjectId: id,
      },
      0,
    );
  });
};

export const managementRoleHandlers = {
  'Get-ManagementRole': managementRole,
  'Get-ManagementRoleAssignment': roleAssignment,
  'Get-ManagementRoleEntry': roleEntry,
  'Get-RoleGroupMember': roleGroupMember,
} as const;

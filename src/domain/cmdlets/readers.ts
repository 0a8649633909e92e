import { assumed, documented, optional } from './cmdlet.js';
import { boolean, identity, list, text, texts, unlimited } from './kind.js';

/**
 * What the checks read beside the 13: the organization and who may run what.
 * Source: MicrosoftDocs/office-docs-powershell, "Find the permissions required to run any Exchange cmdlet".
 */
export const readers = {
  'Get-OrganizationConfig': {
    name: 'Get-OrganizationConfig',
    effect: 'read',
    parameters: {},
    row: {
      Identity: documented(text()),
      Name: documented(text()),
      DisplayName: assumed(text()),
      /** Such as `0.20 (15.20.8158.0)`: the version is the part in parentheses. */
      AdminDisplayVersion: documented(text()),
      IsDehydrated: assumed(boolean),
    },
  },
  'Get-AcceptedDomain': {
    name: 'Get-AcceptedDomain',
    effect: 'read',
    parameters: { Identity: optional(identity), ResultSize: optional(unlimited) },
    row: {
      DomainName: documented(text()),
      DomainType: documented(text()),
      Default: documented(boolean),
    },
  },
  'Get-ManagementRole': {
    name: 'Get-ManagementRole',
    effect: 'read',
    parameters: {
      Identity: optional(identity),
      Cmdlet: optional(identity),
      CmdletParameters: optional(list),
    },
    row: {
      Name: documented(text()),
      RoleType: documented(text()),
      Parent: documented(text()),
      IsRootRole: documented(boolean),
    },
  },
  'Get-ManagementRoleAssignment': {
    name: 'Get-ManagementRoleAssignment',
    effect: 'read',
    parameters: {
      Role: optional(identity),
      RoleAssignee: optional(identity),
      Delegating: optional(boolean),
      Enabled: optional(boolean),
    },
    row: {
      Identity: documented(text()),
      Role: documented(text()),
      RoleAssigneeName: documented(text()),
      RoleAssigneeType: documented(text()),
      RoleAssignmentDelegationType: documented(text()),
      AssignmentMethod: documented(text()),
      Enabled: documented(boolean),
    },
  },
  'Get-ManagementRoleEntry': {
    name: 'Get-ManagementRoleEntry',
    effect: 'read',
    parameters: { Identity: optional(identity), ResultSize: optional(unlimited) },
    row: {
      Name: documented(text()),
      Role: documented(text()),
      Type: documented(text()),
      Parameters: documented(texts),
    },
  },
  'Get-RoleGroupMember': {
    name: 'Get-RoleGroupMember',
    effect: 'read',
    parameters: { Identity: optional(identity), ResultSize: optional(unlimited) },
    row: {
      Name: documented(text()),
      RecipientType: documented(text()),
      PrimarySmtpAddress: documented(text()),
      ExternalDirectoryObjectId: assumed(text()),
    },
  },
  'Get-ServicePrincipal': {
    name: 'Get-ServicePrincipal',
    effect: 'read',
    parameters: { Identity: optional(identity) },
    row: {
      DisplayName: documented(text()),
      AppId: documented(text()),
      ObjectId: documented(text()),
      Identity: documented(text()),
    },
  },
} as const;

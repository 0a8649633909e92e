/** An application permission: what it belongs to, and its id, the same in every tenant. */
export interface AppPermission {
  readonly name: string;
  readonly resource: string;
  readonly id: string;
}

const graph = 'https://graph.microsoft.com';

/** Resources that the authority issues tokens for, by the scope's address. */
export const resources: { readonly [address: string]: string } = {
  [graph]: 'Microsoft Graph',
  'https://outlook.office365.com': 'Office 365 Exchange Online',
  'https://api.botframework.com': 'Microsoft Bot Framework',
};

/**
 * Every application permission that an administrator of this tenant can consent to; the bot's application
 * starts with all of them that only read. Ids: learn.microsoft.com/graph/permissions-reference; Exchange's own from
 * "App-only authentication in Exchange Online PowerShell".
 */
export const appPermissions: readonly AppPermission[] = [
  ['Organization.Read.All', '498476ce-e0fe-48b0-b801-37ba7e2685c6'],
  ['User.Read.All', 'df021288-bdef-4463-88db-98f22de89214'],
  ['GroupMember.Read.All', '98830695-27a2-44f7-8c18-0c3ebc9698f6'],
  ['RoleManagement.Read.Directory', '483bed4a-2ad3-4361-a73b-c83ccdbdc53c'],
  ['Application.Read.All', '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30'],
  ['DelegatedPermissionGrant.Read.All', '81b4724a-58aa-41c1-8a55-84ef97466587'],
  ['ServiceHealth.Read.All', '79c261e0-fe76-4144-aad5-bdc68fbe4037'],
  ['DeviceManagementServiceConfig.Read.All', '06a5fe6d-c49d-46a7-b082-56b1b14103c7'],
  ['DeviceManagementServiceConfig.ReadWrite.All', '5ac13192-7ace-4fcf-b828-1a26f28068ee'],
  ['DeviceManagementManagedDevices.Read.All', '2f51be20-0bb4-4fed-bf7b-db946066c75e'],
  ['DeviceManagementRBAC.Read.All', '58ca0d9a-1575-47e1-a3cb-007ef2e4583b'],
]
  .map(([name = '', id = '']): AppPermission => ({ name, resource: graph, id }))
  .concat({
    name: 'Exchange.ManageAsApp',
    resource: 'https://outlook.office365.com',
    id: 'dc50a0fb-09a3-484d-be87-e023b12c6440',
  });

/** Those that the bot's application starts with. */
export const consentedAtFirst: readonly string[] = appPermissions
  .map(({ name }) => name)
  .filter((name) => !name.includes('.ReadWrite.'));

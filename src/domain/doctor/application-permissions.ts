/** An application permission that the executing identity needs admin consent for. */
export interface ApplicationPermission {
  readonly name: string;
  readonly resource: 'graph' | 'exchange';
  /** The app role's id, the same in every tenant (learn.microsoft.com/graph/permissions-reference). */
  readonly id: string;
}

const graph = (name: string, id: string): ApplicationPermission => ({
  name,
  resource: 'graph',
  id,
});

/** All that the bot asks Microsoft Graph and Exchange for. */
export const applicationPermissions: readonly ApplicationPermission[] = [
  graph('Organization.Read.All', '498476ce-e0fe-48b0-b801-37ba7e2685c6'),
  graph('User.Read.All', 'df021288-bdef-4463-88db-98f22de89214'),
  graph('GroupMember.Read.All', '98830695-27a2-44f7-8c18-0c3ebc9698f6'),
  graph('RoleManagement.Read.Directory', '483bed4a-2ad3-4361-a73b-c83ccdbdc53c'),
  graph('Application.Read.All', '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30'),
  graph('ServiceHealth.Read.All', '79c261e0-fe76-4144-aad5-bdc68fbe4037'),
  graph('DeviceManagementServiceConfig.Read.All', '06a5fe6d-c49d-46a7-b082-56b1b14103c7'),
  graph('DeviceManagementManagedDevices.Read.All', '2f51be20-0bb4-4fed-bf7b-db946066c75e'),
  {
    name: 'Exchange.ManageAsApp',
    resource: 'exchange',
    id: 'dc50a0fb-09a3-484d-be87-e023b12c6440',
  },
];

/**
 * With CHECK_AS=asker one more, for the doctor alone: which delegated permissions were consented to. Microsoft's
 * page of the request names Directory.Read.All, which reads far more.
 * Source: learn.microsoft.com/graph/permissions-reference#delegatedpermissiongrantreadall.
 */
export const readsGrants = graph(
  'DelegatedPermissionGrant.Read.All',
  '81b4724a-58aa-41c1-8a55-84ef97466587',
);

/** Whether a permission is held, or the one that includes it: who may write may read. */
export const isHeld = ({ name }: ApplicationPermission, held: readonly string[]): boolean =>
  held.includes(name) || held.includes(name.replace('.Read.', '.ReadWrite.'));

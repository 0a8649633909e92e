import type { CmdletName } from './catalogue.js';

/**
 * The 13 cmdlets that the service-to-service connector needs, in the order of Microsoft's page
 * "Configure the Intune Service to Service Connector for Exchange Online" (2016).
 */
export const connectorCmdlets = [
  'Get-ActiveSyncOrganizationSettings',
  'Set-ActiveSyncOrganizationSettings',
  'Get-MobileDeviceMailboxPolicy',
  'Set-MobileDeviceMailboxPolicy',
  'New-MobileDeviceMailboxPolicy',
  'Remove-MobileDeviceMailboxPolicy',
  'Get-ActiveSyncDeviceAccessRule',
  'Set-ActiveSyncDeviceAccessRule',
  'New-ActiveSyncDeviceAccessRule',
  'Remove-ActiveSyncDeviceAccessRule',
  'Get-MobileDeviceStatistics',
  'Get-MobileDevice',
  'Get-ActiveSyncDeviceClass',
] as const satisfies readonly CmdletName[];

export type ConnectorCmdlet = (typeof connectorCmdlets)[number];

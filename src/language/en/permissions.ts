/** The permissions card: the 13 cmdlets of Microsoft's 2016 page and the Intune right. */
export const permissions = {
  title: 'Permissions of the connector',
  ofExecutingIdentity: 'Executing identity: {name}. It runs the cmdlets for this bot.',
  ofUnnamedAccount: 'Account: {account}',
  ofAccount: 'Account: {name} ({account})',
  ofAsker: 'Your own rights: {name} ({account}), read in your name.',
  ofTheBot: 'Rights of the bot',
  allGranted: 'All 13 cmdlets and the Intune right are there.',
  onlyIntuneMissing: 'All 13 cmdlets are there, the Intune right is missing.',
  someMissing: '{missing} of 13 cmdlets {missing:is/are} missing.',
  someUnknown: '{unknown} of 14 rights could not be checked.',
  intuneRight: 'Right to Microsoft Intune',
  through: 'through {roles}',
  known: 'as the service itself tells',
  offered: 'Roles that give it: {roles}.',
  advice:
    'Give one of the roles named below, the narrowest come first; or use the script, which gives exactly what is needed.',
  notOffered: 'No role of this tenant gives it: use the script, which makes one.',
  intuneOffered: 'Assign one of these Entra roles: {roles}.',
  intuneMissingForApplication:
    'Grant the application DeviceManagementServiceConfig.Read.All in Microsoft Graph, with admin consent.',
  unknown: 'Could not be checked. {failure}',
  surplus: 'More rights than the connector needs',
  surplusEntraRole: '{name} (Entra role)',
  surplusManagementRole: '{name} (Exchange management role)',
  surplusAdvice: 'The scripts give exactly what is needed; then these can be taken away.',
  grantedCmdlets: 'Show what is granted ({n})',
} as const;

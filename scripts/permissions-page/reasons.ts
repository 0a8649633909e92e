/** Why an application permission is asked for. */
export interface Reason {
  /** The requests that need it, without ids and queries. */
  readonly asks: readonly string[];
  readonly why: string;
  /** What stops when it is not there. */
  readonly without: string;
}

/** For each of Graph's application permissions, also the one for CHECK_AS=asker, and for Exchange's one. */
export const reasons: { readonly [permission: string]: Reason } = {
  'Organization.Read.All': {
    asks: ['/organization', '/subscribedSkus'],
    why: 'reads the MDM authority, directory synchronisation and the service plans',
    without:
      '`check prerequisites` cannot tell these, `status` shows no MDM authority, and `setup` is refused',
  },
  'User.Read.All': {
    asks: ['/users', '/users/…'],
    why: 'finds who asks, whether the account is a member and enabled, and the addresses and licences of people with a mailbox',
    without: 'nobody has a role, so the bot answers nobody',
  },
  'GroupMember.Read.All': {
    asks: ['/users/…/transitiveMemberOf'],
    why: 'reads the groups of who asks, for the roles',
    without: 'nobody has a role, so the bot answers nobody',
  },
  'RoleManagement.Read.Directory': {
    asks: ['/users/…/transitiveMemberOf', '/servicePrincipals(…)/transitiveMemberOf'],
    why: 'reads the Entra roles of an account and of the bot, which Exchange itself does not expand',
    without:
      '`check permissions` cannot see rights that come from an Entra role, such as Exchange Administrator; `setup` for such an account is refused',
  },
  'Application.Read.All': {
    asks: ['/servicePrincipals(…)/transitiveMemberOf', '/applications(…)', '/servicePrincipals(…)'],
    why: "reads the registrations and enterprise applications of the bot: whether they are this tenant's alone, and when what they sign in with ends",
    without:
      "`check permissions` cannot name the Entra roles of the bot's application, `doctor` cannot look at the registrations, and nobody is warned of a secret that ends",
  },
  'DelegatedPermissionGrant.Read.All': {
    asks: ['/servicePrincipals(…)/oauth2PermissionGrants'],
    why: 'reads which of these were consented to; Directory.Read.All, which Microsoft names for the request, reads far more',
    without: '`doctor` cannot look at the consents, and says so; everything else works',
  },
  'ServiceHealth.Read.All': {
    asks: ['/admin/serviceAnnouncement/healthOverviews'],
    why: 'reads whether Exchange Online and Intune have an incident',
    without:
      'the lines about service health in `check prerequisites` are unknown, and `setup` is refused',
  },
  'DeviceManagementServiceConfig.Read.All': {
    asks: ['/deviceManagement/exchangeConnectors'],
    why: "reads Intune's own connector records, normally an empty list; nothing is written there",
    without:
      "`status` shows no record of Intune's, `check permissions` says that the Intune right of the bot is missing",
  },
  'DeviceManagementManagedDevices.Read.All': {
    asks: ['/deviceManagement/managedDevices'],
    why: "matches Exchange's devices with Intune's, by EAS device id, and reads their compliance",
    without: 'a synchronisation fails, and the last good picture stays',
  },
  'Exchange.ManageAsApp': {
    asks: [],
    why: 'lets the application sign in to Exchange Online; what it may do there is decided by the roles below',
    without: 'no cmdlet runs',
  },
};

/** For each permission that is asked for in people's names. */
export const delegatedReasons: { readonly [permission: string]: Reason } = {
  'DeviceManagementServiceConfig.Read.All': {
    asks: ['/deviceManagement/exchangeConnectors'],
    why: 'tells whether the person may look at Intune: Intune answers only who has a role there',
    without: 'nobody can sign in, and `check permissions` is not done',
  },
  'Exchange.Manage': {
    asks: [],
    why: 'asks Exchange Online which cmdlets the person may run; Exchange offers no permission that only reads, and the bot runs no cmdlet with it',
    without: 'nobody can sign in, and `check permissions` is not done',
  },
};

/** For each built-in role of Exchange that a child role is made of. */
export const roleReasons: { readonly [parent: string]: string } = {
  'Organization Client Access':
    'without it the default access level, access rules and device classes are neither read nor changed: no `setup`, no `sync`',
  'Recipient Policies':
    'without it mobile device mailbox policies are neither read nor changed: no `setup`, no `sync`',
  'View-Only Recipients': 'without it devices are not listed: no `sync`, no `quarantined`',
  'Mail Recipients':
    'without it `allow <device>` and `block <device>` do not run; not part of the 13',
  'View-Only Configuration':
    'without it the organization, its version and who holds which role cannot be read: `check` has unknown lines, and `setup` is refused',
};

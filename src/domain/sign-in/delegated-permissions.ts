/** A permission to look in the name of whoever asks; it needs an administrator's consent. */
export interface DelegatedPermission {
  readonly name: string;
  readonly resource: 'graph' | 'exchange';
  /** The scope's id, the same in every tenant (learn.microsoft.com/graph/permissions-reference). */
  readonly id: string;
}

/**
 * All that the bot asks for in people's names. Exchange has none that only reads: that the bot reads is kept by
 * AskerTenant, which has no other way to use the token.
 */
export const delegatedPermissions = {
  intune: {
    name: 'DeviceManagementServiceConfig.Read.All',
    resource: 'graph',
    id: '8696daa5-bce5-4b2e-83f9-51b6defc4e1e',
  },
  exchange: {
    name: 'Exchange.Manage',
    resource: 'exchange',
    id: 'ab4f2b77-0b06-4fc1-a9de-02113fc2ab7c',
  },
} as const satisfies { readonly [what: string]: DelegatedPermission };

import { resources } from './app-permissions.js';

/** A permission to act in a person's name: what it belongs to, and its id, the same in every tenant. */
export interface DelegatedPermission {
  readonly name: string;
  readonly resource: string;
  readonly id: string;
  /** What Entra's consent dialog says of it. */
  readonly says: string;
}

/**
 * What the bot's registration asks for in people's names; both need an administrator's consent.
 * Ids: learn.microsoft.com/graph/permissions-reference; Exchange's own as CIPP requests it.
 */
export const delegatedPermissions: readonly DelegatedPermission[] = [
  {
    name: 'DeviceManagementServiceConfig.Read.All',
    resource: 'https://graph.microsoft.com',
    id: '8696daa5-bce5-4b2e-83f9-51b6defc4e1e',
    says: 'Read Microsoft Intune configuration',
  },
  {
    name: 'Exchange.Manage',
    resource: 'https://outlook.office365.com',
    id: 'ab4f2b77-0b06-4fc1-a9de-02113fc2ab7c',
    says: 'Manage Exchange configuration',
  },
];

/** The resource that scopes such as `https://graph.microsoft.com/.default` name; undefined for others. */
export function resourceOf(scopes: string): string | undefined {
  const scope = scopes.split(' ').find((each) => URL.canParse(each) && each.startsWith('https://'));
  const { origin } = new URL(scope ?? 'https://none.invalid');
  return origin in resources ? origin : undefined;
}

/** Which of a resource's permissions the scopes ask for: `.default` is all that the registration names. */
export function permissionsIn(scopes: string, resource: string): readonly DelegatedPermission[] {
  const asked = scopes.split(' ');
  return delegatedPermissions.filter(
    (permission) =>
      permission.resource === resource &&
      (asked.includes(`${resource}/.default`) || asked.includes(`${resource}/${permission.name}`)),
  );
}

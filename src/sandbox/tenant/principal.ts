import type { SandboxPeople } from '../person.js';
import type { Entra } from './entra.js';

/** Somebody or something that can hold a right. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly type: 'User' | 'SecurityGroup' | 'ServicePrincipal';
}

/** The application, a user or a group, by object id or any of its names. */
export function principalOf(
  entra: Entra,
  { servicePrincipal }: SandboxPeople,
  name: string,
): Principal | undefined {
  const { displayName, appId, objectId } = servicePrincipal;
  const names = [displayName, appId, objectId].map((each) => each.toLowerCase());
  if (names.includes(name.toLowerCase())) {
    return { id: objectId, name: displayName, type: 'ServicePrincipal' };
  }
  const user = entra.user(name);
  if (user) return { id: user.objectId, name: user.userPrincipalName, type: 'User' };
  const group = entra.group(name);
  return group && { id: group.id, name: group.displayName, type: 'SecurityGroup' };
}

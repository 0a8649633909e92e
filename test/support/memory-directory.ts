import { TenantFailure } from '../../src/domain/failure.js';
import type {
  ClientSecret,
  Directory,
  DirectoryRole,
  DirectoryUser,
  Memberships,
} from '../../src/domain/ports/directory.js';

/** A directory in memory; any part of it may be silent. */
export class MemoryDirectory implements Directory {
  readonly asked: string[] = [];
  users: DirectoryUser[] = [];
  groups: string[] = [];
  roles: DirectoryRole[] = [];
  ofApplication: DirectoryRole[] = [];
  secrets: ClientSecret[] = [];
  /** Which of its members do not answer. */
  silent: ReadonlySet<keyof Directory> = new Set();

  areRolesHidden = false;

  async user(idOrAddress: string): Promise<DirectoryUser | undefined> {
    this.answer('user', idOrAddress);
    const asked = idOrAddress.toLowerCase();
    return this.users.find(({ objectId, userPrincipalName, mail }) =>
      [objectId, userPrincipalName, mail].some((name) => name?.toLowerCase() === asked),
    );
  }

  async usersNamed(name: string): Promise<readonly DirectoryUser[]> {
    this.answer('usersNamed', name);
    return this.users;
  }

  async memberships(objectId: string, options?: { fresh?: boolean }): Promise<Memberships> {
    this.answer('memberships', `${objectId}${options?.fresh ? ' fresh' : ''}`);
    return { groups: new Set(this.groups), roles: this.roles, areRolesHidden: this.areRolesHidden };
  }

  async applicationRoles(appId: string): Promise<readonly DirectoryRole[]> {
    this.answer('applicationRoles', appId);
    return this.ofApplication;
  }

  async clientSecrets(appId: string): Promise<readonly ClientSecret[]> {
    this.answer('clientSecrets', appId);
    return this.secrets;
  }

  private answer(member: keyof Directory, asked: string): void {
    this.asked.push(`${member} ${asked}`);
    if (this.silent.has(member)) throw graphDown;
  }
}

export const graphDown = new TenantFailure('graph', 'unreachable');

export const directoryUser = (more: Partial<DirectoryUser> = {}): DirectoryUser => ({
  objectId: 'aaaaaaaa-0000-4000-8000-000000000001',
  displayName: 'Intune Service',
  userPrincipalName: 'svc@contoso.com',
  mail: 'svc@contoso.com',
  userType: 'Member',
  accountEnabled: true,
  ...more,
});

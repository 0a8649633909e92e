import assert from 'node:assert/strict';
import { TenantFailure } from '../../../src/domain/failure.js';
import { PeopleDesk } from '../../../src/domain/people/people-desk.js';
import type { DirectoryUser } from '../../../src/domain/ports/directory.js';
import { directoryUser, MemoryDirectory } from '../../support/memory-directory.js';

const admins = 'cccccccc-0000-4000-8000-000000000001';
const viewers = 'cccccccc-0000-4000-8000-000000000004';
const { objectId } = directoryUser();

describe('the people desk', () => {
  const members = { admin: [admins], approver: [], operator: [objectId], viewer: [viewers] };
  const deskOf = (user: Partial<DirectoryUser>, groups: string[] = []) => {
    const directory = new MemoryDirectory();
    directory.users = [directoryUser(user)];
    directory.groups = groups;
    return { directory, desk: new PeopleDesk(directory, members) };
  };

  it('tells who somebody is and the highest role of theirs and of all their groups', async () => {
    const { desk } = deskOf({ displayName: 'Grace', mail: null }, [viewers, admins, 'other']);
    assert.deepEqual(await desk.person(objectId), {
      objectId,
      name: 'Grace',
      userPrincipalName: 'svc@contoso.com',
      mail: null,
      role: 'admin',
      groups: [viewers, admins, 'other'],
    });
  });

  it('gives a role by the own id too, in whatever case the directory has it', async () => {
    const { desk } = deskOf({ objectId: objectId.toUpperCase() }, ['other']);
    const person = await desk.person(objectId);
    assert.deepEqual([person?.role, person?.objectId], ['operator', objectId]);
  });

  it('gives none to somebody in no group', async () => {
    const directory = new MemoryDirectory();
    directory.users = [directoryUser()];
    const desk = new PeopleDesk(directory, { ...members, operator: [] });
    assert.equal((await desk.person(objectId))?.role, undefined);
  });

  for (const [who, user] of [
    ['guests', { userType: 'Guest' }],
    [
      'people of other tenants',
      { userPrincipalName: 'eve_fabrikam.com#ext#@contoso.onmicrosoft.com' },
    ],
    ['disabled accounts', { accountEnabled: false }],
  ] as const) {
    it(`gives none to ${who}, whatever they belong to`, async () => {
      const { desk, directory } = deskOf(user, [admins]);
      assert.equal((await desk.person(objectId))?.role, undefined);
      assert.deepEqual(directory.asked, [`user ${objectId}`]);
    });
  }

  it('knows nobody whom the directory does not know', async () => {
    const { desk } = deskOf({});
    assert.equal(await desk.person('99999999-9999-4999-8999-999999999999'), undefined);
  });

  for (const silent of ['user', 'memberships'] as const) {
    it(`takes no answer for no role: ${silent}`, async () => {
      const { desk, directory } = deskOf({}, [admins]);
      directory.silent = new Set([silent]);
      await assert.rejects(desk.person(objectId), TenantFailure);
    });
  }

  it('reads past the cache where it is told to', async () => {
    const { desk, directory } = deskOf({}, [admins]);
    await desk.person(objectId);
    await desk.person(objectId, true);
    assert.deepEqual(
      directory.asked.filter((asked) => asked.startsWith('memberships')),
      [`memberships ${objectId}`, `memberships ${objectId} fresh`],
    );
  });
});

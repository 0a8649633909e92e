import assert from 'node:assert/strict';
import {
  applicationPermissions,
  isHeld,
} from '../../../src/domain/doctor/application-permissions.js';

describe('the application permissions', () => {
  it('only read, but for the one that Exchange has for everything', () => {
    const writing = applicationPermissions.filter(({ name }) => /Write/.test(name));
    assert.deepEqual(writing, []);
  });

  it('are held by their name, or by the one that writes too, and by nothing else', () => {
    const permission = { name: 'Things.Read.All', resource: 'graph', id: '' } as const;
    assert.ok(isHeld(permission, ['Things.Read.All']));
    assert.ok(isHeld(permission, ['Other.Read.All', 'Things.ReadWrite.All']));
    assert.ok(!isHeld(permission, ['Other.ReadWrite.All', 'Things.Read']));
    assert.ok(!isHeld(permission, []));
  });
});

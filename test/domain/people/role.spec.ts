import assert from 'node:assert/strict';
import { type Role, roleOf, roles, suffices } from '../../../src/domain/people/role.js';

const members = {
  viewer: ['v', 'everybody'],
  operator: ['o'],
  approver: ['P'],
  admin: ['a'],
};

describe('roles', () => {
  for (const [index, held] of roles.entries()) {
    for (const [demandedIndex, demanded] of roles.entries()) {
      it(`${held} ${index >= demandedIndex ? 'suffices' : 'does not suffice'} for ${demanded}`, () =>
        assert.equal(suffices(held, demanded), index >= demandedIndex));
    }
    it(`nobody’s role suffices for ${held}`, () => assert.equal(suffices(undefined, held), false));
  }

  const cases: readonly (readonly [readonly string[], Role | undefined])[] = [
    [[], undefined],
    [['x', 'y'], undefined],
    [['everybody'], 'viewer'],
    [['everybody', 'o'], 'operator'],
    [['a', 'v', 'p'], 'admin'],
    [['p', 'o'], 'approver'],
  ];
  for (const [ids, role] of cases) {
    it(`are the highest of ${JSON.stringify(ids)}: ${role}`, () =>
      assert.equal(roleOf(members, new Set(ids)), role));
  }

  it('are nobody’s where none is given', () => {
    const none = { viewer: [], operator: [], approver: [], admin: [] };
    assert.equal(roleOf(none, new Set(['v', ''])), undefined);
  });
});

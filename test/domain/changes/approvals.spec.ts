import assert from 'node:assert/strict';
import { Approvals } from '../../../src/domain/changes/approvals.js';
import type { Change, Decision } from '../../../src/domain/changes/change.js';
import type { ChangePolicy, ChangeRule } from '../../../src/domain/changes/policy.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import type { Person } from '../../../src/domain/people/person.js';
import { waiting } from '../../support/changes.js';

const rule: ChangeRule = {
  approvals: 2,
  approvers: { role: 'approver', groups: ['board'], people: ['carol'] },
  conversationId: undefined,
  hours: 24,
  reason: false,
  growth: undefined,
};
const policy: ChangePolicy = {
  kinds: { setup: rule, disconnect: rule, device: rule, restore: rule },
  breakGlass: { role: 'admin', groups: [], people: [] },
};

const person = (objectId: string, role: Person['role'], groups: string[] = []): Person => ({
  objectId,
  name: objectId,
  userPrincipalName: '',
  mail: null,
  role,
  groups,
});

const by = (objectId: string, decision: Decision['decision'] = 'approve'): Decision => ({
  person: { objectId, name: objectId },
  decision,
  reason: '',
  at: waiting.createdAt,
});

const change = (...decisions: Decision[]): Change => ({
  ...waiting,
  approvalsNeeded: 2,
  decisions,
});

describe('approvals, looked at again', () => {
  let asked: [string, boolean | undefined][] = [];
  const over = (...known: Person[]): Approvals => {
    asked = [];
    const people = {
      person: async (id: string, fresh?: boolean) => {
        asked.push([id, fresh]);
        return known.find(({ objectId }) => objectId === id);
      },
    };
    return new Approvals(people, policy);
  };

  it('count while those who agreed may: by role, by group, by name, each read past the cache', async () => {
    const approvals = over(
      person('bob', 'approver'),
      person('erin', 'viewer', ['board']),
      person('carol', 'viewer'),
    );
    assert.equal(await approvals.isApproved(change(by('bob'), by('erin'))), true);
    assert.equal(await approvals.isApproved(change(by('carol'), by('erin'))), true);
    assert.ok(asked.every(([, fresh]) => fresh === true));
  });

  it('do not count of somebody whose right went away, who has no role, or who is gone', async () => {
    for (const lost of [person('erin', 'operator'), person('erin', undefined, ['board'])]) {
      const approvals = over(person('bob', 'approver'), lost);
      assert.equal(await approvals.isApproved(change(by('bob'), by('erin'))), false);
    }
    assert.equal(
      await over(person('bob', 'admin')).isApproved(change(by('bob'), by('erin'))),
      false,
    );
    const { decisions } = await over(person('bob', 'admin')).recounted(
      change(by('bob'), by('erin')),
    );
    assert.deepEqual(
      decisions.map(({ isLapsed }) => isLapsed),
      [undefined, true],
    );
  });

  it('are not needed where the glass was broken by somebody who may still', async () => {
    const broken = change(by('alice', 'breakGlass'));
    assert.equal(await over(person('alice', 'admin')).isApproved(broken), true);
    assert.equal(await over(person('alice', 'approver')).isApproved(broken), false);
  });

  it('are unknown while the directory does not tell', async () => {
    const failure = new TenantFailure('graph', 'unreachable');
    const people = { person: () => Promise.reject(failure) };
    await assert.rejects(new Approvals(people, policy).isApproved(change(by('bob'))), failure);
  });
});

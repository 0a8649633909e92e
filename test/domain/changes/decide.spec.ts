import assert from 'node:assert/strict';
import type { Change } from '../../../src/domain/changes/change.js';
import { asOf, decided, withdrawn } from '../../../src/domain/changes/decide.js';
import type { ChangeRule } from '../../../src/domain/changes/policy.js';
import { PersonFailure, type Refusal } from '../../../src/domain/failure.js';
import type { Person } from '../../../src/domain/people/person.js';
import { roles } from '../../../src/domain/people/role.js';
import { waiting } from '../../support/changes.js';

const rule: ChangeRule = {
  approvals: 1,
  approvers: { role: 'approver', groups: [], people: [] },
  conversationId: undefined,
  hours: 24,
  reason: false,
  growth: undefined,
};
const at = waiting.createdAt;

const person = (role: Person['role'], objectId = 'bob'): Person => ({
  objectId,
  name: 'Bob',
  userPrincipalName: 'bob@contoso.com',
  mail: null,
  role,
  groups: [],
});

const refusal = (work: () => unknown): Refusal | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof PersonFailure, String(error));
    return error.refusal;
  }
};

const approve = (change: Change, by: Person, needed = rule) =>
  decided(change, by, needed, { decision: 'approve', reason: '', at });

describe('a decision', () => {
  for (const role of [undefined, ...roles]) {
    it(`of ${role ?? 'nobody'} counts only from approver on`, () => {
      const may = role === 'approver' || role === 'admin';
      assert.equal(
        refusal(() => approve(waiting, person(role))),
        may ? undefined : 'mayNotApprove',
      );
    });
  }

  it('is never the requester’s, whatever the role', () => {
    const own = person('admin', waiting.requester.objectId);
    assert.equal(
      refusal(() => approve(waiting, own)),
      'ownChange',
    );
  });

  it('approves when enough different people agree', () => {
    const two = { ...rule, approvals: 2 };
    const needed = { ...waiting, approvalsNeeded: 2 };
    const once = approve(needed, person('approver'), two);
    assert.equal(once.state, 'waiting');
    assert.equal(
      refusal(() => approve(once, person('approver'), two)),
      'decidedBefore',
    );
    assert.equal(approve(once, person('approver', 'carol'), two).state, 'approved');
  });

  it('rejects with a reason, and not without', () => {
    const reject = (reason: string) =>
      decided(waiting, person('approver'), rule, { decision: 'reject', reason, at });
    assert.equal(
      refusal(() => reject('  ')),
      'reasonMissing',
    );
    assert.equal(reject('not now').state, 'rejected');
  });

  for (const state of [
    'draft',
    'approved',
    'running',
    'done',
    'rejected',
    'withdrawn',
    'void',
  ] as const) {
    it(`is not for a change that is ${state}`, () => {
      const change = { ...waiting, state };
      assert.equal(
        refusal(() => approve(change, person('admin'))),
        'changeDecided',
      );
    });
  }

  it('comes too late after the change has expired', () => {
    const late = decided.bind(null, waiting, person('approver'), rule);
    const expired = () => late({ decision: 'approve', reason: '', at: waiting.expiresAt });
    assert.equal(refusal(expired), 'changeDecided');
    assert.equal(asOf(waiting, waiting.expiresAt).state, 'expired');
  });
});

describe('taking a change back', () => {
  it('is the requester’s alone, while nobody has decided', () => {
    const own = person('operator', waiting.requester.objectId);
    assert.equal(withdrawn(waiting, own, at).state, 'withdrawn');
    assert.equal(
      refusal(() => withdrawn(waiting, person('admin'), at)),
      'notYourChange',
    );
    const running: Change = { ...waiting, state: 'running' };
    assert.equal(
      refusal(() => withdrawn(running, own, at)),
      'changeDecided',
    );
  });
});

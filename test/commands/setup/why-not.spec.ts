import assert from 'node:assert/strict';
import { whyNot } from '../../../src/commands/setup/why-not.js';
import type { PermissionReport, Right } from '../../../src/domain/checks/permissions.js';
import type { PrerequisiteLine } from '../../../src/domain/checks/prerequisites.js';
import { connectorCmdlets } from '../../../src/domain/cmdlets/connector-cmdlets.js';
import { TenantFailure } from '../../../src/domain/failure.js';
import {
  executingIdentity,
  finePrerequisites,
  granted,
  missing,
  permissionReport,
} from '../../support/reports.js';

const away = new TenantFailure('exchange', 'unreachable');
const unknown: Right = { verdict: 'unknown', failure: away };

const report = (first: Right = granted, intune: Right = granted): PermissionReport =>
  permissionReport(executingIdentity, (place) => {
    if (place === 0) return first;
    return place === connectorCmdlets.length ? intune : granted;
  });

const prerequisites = (...lines: readonly PrerequisiteLine[]) => ({
  ...finePrerequisites,
  lines: [...finePrerequisites.lines, ...lines],
});
const failed = {
  id: 'hostedExchange',
  verdict: 'failed',
  finding: 'hostedExchangeNoDomain',
  facts: {},
} as const;
const graphAway = new TenantFailure('graph', 'throttled');
const unanswered = {
  id: 'mdmAuthority',
  verdict: 'unknown',
  finding: 'unanswered',
  failure: graphAway,
} as const;
const odd = {
  id: 'exchangeVersion',
  verdict: 'unknown',
  finding: 'exchangeVersionUnreadable',
  facts: { text: 'odd' },
} as const;

const fine = { prerequisites: prerequisites(), executing: report(), account: report() };

describe('why a connector cannot be set up', () => {
  it('is nothing when all is there', () => assert.equal(whyNot(fine), undefined));

  for (const [what, found, why] of [
    ['a prerequisite', { prerequisites: prerequisites(failed) }, 'Prerequisites'],
    ['a prerequisite nobody can tell', { prerequisites: prerequisites(odd) }, 'Prerequisites'],
    ['a cmdlet of the executing identity', { executing: report(missing) }, 'Executing'],
    ['a cmdlet of the account', { account: report(missing) }, 'Account'],
    ['the Intune right of the account', { account: report(granted, missing) }, 'Account'],
  ] as const) {
    it(`is ${what}`, () => assert.equal(whyNot({ ...fine, ...found }), `changes.refused${why}`));
  }

  for (const [what, found, failure] of [
    ['a prerequisite', { prerequisites: prerequisites(unanswered) }, graphAway],
    ['a cmdlet of the executing identity', { executing: report(unknown) }, away],
    ['a cmdlet of the account', { account: report(unknown) }, away],
    ['the Intune right of the account', { account: report(granted, unknown) }, away],
  ] as const) {
    it(`is the service that does not answer about ${what}, and not that it is missing`, () => {
      assert.throws(
        () => whyNot({ ...fine, ...found }),
        (error) => error === failure,
      );
    });
  }

  it('is what is known to be missing, whoever else does not answer', () => {
    const found = { ...fine, prerequisites: prerequisites(unanswered), account: report(missing) };
    assert.equal(whyNot(found), 'changes.refusedAccount');
  });
});

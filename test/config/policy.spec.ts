import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { policyFile, readPolicy } from '../../src/config/policy.js';
import { tempFolder } from '../support/temp-folder.js';

const one = 'aaaaaaaa-0000-4000-8000-000000000001';
const two = 'AAAAAAAA-0000-4000-8000-000000000002';

describe('the policy of changes', () => {
  const folder = tempFolder();
  after(() => folder.remove());

  const read = (json: unknown, ask?: string) => {
    const file = join(folder.path, 'policy.json');
    writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json));
    return readPolicy(file, ask);
  };

  it('asks one approver within a day where there is no file', () => {
    const policy = readPolicy(undefined, '19:approvals');
    assert.ok('kinds' in policy);
    assert.deepEqual(policy.kinds.setup, {
      approvals: 1,
      approvers: { role: 'approver', groups: [], people: [] },
      conversationId: '19:approvals',
      hours: 24,
      reason: false,
      growth: undefined,
    });
    assert.equal(policy.breakGlass, undefined);
  });

  it('reads each rule, with the own conversation before the common one', () => {
    const policy = read(
      {
        changes: {
          setup: { approvals: 2, approvers: { people: [one, two] }, ask: '19:board', growth: 5 },
          device: { approvals: 0, hours: 1, reason: true },
        },
        breakGlass: { role: 'admin' },
      },
      '19:approvals',
    );
    assert.ok('kinds' in policy);
    const { setup, device, disconnect } = policy.kinds;
    assert.deepEqual(setup.approvers.people, [one, two.toLowerCase()]);
    assert.deepEqual(
      [setup.conversationId, disconnect.conversationId],
      ['19:board', '19:approvals'],
    );
    assert.deepEqual([setup.growth, device.approvals, device.reason], [5, 0, true]);
    assert.equal(policy.breakGlass?.role, 'admin');
  });

  for (const [what, json, said] of [
    ['no JSON', '{', /cannot be read as JSON/],
    ['an unknown name', { changes: { setup: { approver: 1 } } }, /changes\.setup: .*approver/],
    [
      'a word for a number',
      { changes: { setup: { approvals: 'two' } } },
      /changes\.setup\.approvals/,
    ],
    ['nobody', { changes: { setup: { approvers: {} } } }, /nobody could approve/],
    [
      'fewer people than approvals',
      { changes: { setup: { approvals: 2, approvers: { people: [one, one] } } } },
      /name at least 2 people/,
    ],
    ['a setup without approval', { changes: { setup: { approvals: 0 } } }, /write at least 1/],
    ['a foreign id', { breakGlass: { people: ['bob'] } }, /breakGlass\.people\.0/],
  ] as const) {
    it(`refuses ${what}, and says where`, () => {
      const faults = read(json);
      assert.ok(!('kinds' in faults));
      assert.match(faults.join('\n'), said);
      for (const fault of faults) assert.match(fault, /^POLICY_FILE: /);
    });
  }

  it('is told to editors as it is', () => {
    const kept = JSON.parse(readFileSync('docs/policy.schema.json', 'utf8'));
    assert.deepEqual(kept, JSON.parse(JSON.stringify(z.toJSONSchema(policyFile, { io: 'input' }))));
  });

  it('has an example that can be used', () => {
    assert.ok('kinds' in readPolicy('docs/policy.json', undefined));
  });
});

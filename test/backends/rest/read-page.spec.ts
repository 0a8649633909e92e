import assert from 'node:assert/strict';
import { readPage } from '../../../src/backends/rest/read-page.js';

const read = { cmdlet: 'Get-X', isWrite: false };
const write = { cmdlet: 'Set-X', isWrite: true };
const empty = { rows: [], warnings: [], next: undefined };

const answer = (body: unknown, status = 200) => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('a page of rows', () => {
  it('has rows, warnings, and where the next one is', () => {
    const page = {
      value: [{ Guid: 'a' }],
      '@adminapi.warnings': ['Beware.', 5],
      '@odata.nextLink': 'https://next',
    };
    assert.deepEqual(readPage(read, answer(page)), {
      rows: [{ Guid: 'a' }],
      warnings: ['Beware.', '5'],
      next: 'https://next',
    });
    assert.equal(readPage(write, answer(page)).next, undefined, 'a write is not sent twice');
  });

  it('may be the last, and without warnings', () => {
    const page = { value: [], '@adminapi.warnings': 'none', '@odata.nextLink': null };
    assert.deepEqual(readPage(read, answer(page)), empty);
  });

  it('of a write may be nothing at all', () => {
    assert.deepEqual(readPage(write, answer('', 204)), empty);
    assert.deepEqual(readPage(write, answer(' \n')), empty);
    assert.deepEqual(readPage(read, answer('', 204)), empty);
  });

  for (const body of ['', 'OK', '<html>', '[]', 'null', '{"value":{}}', '{"value":[1]}', '{}']) {
    it(`is bad data: ${JSON.stringify(body)}`, () => {
      const bad = { name: 'TenantFailure', fault: 'badData', asked: 'Get-X', outcome: 'none' };
      assert.throws(() => readPage(read, answer(body)), bad);
      if (body === '') return;
      const mayBeDone = { ...bad, asked: 'Set-X', outcome: 'unknown' };
      assert.throws(() => readPage(write, answer(body)), mayBeDone);
    });
  }
});

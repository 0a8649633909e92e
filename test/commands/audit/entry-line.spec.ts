import assert from 'node:assert/strict';
import { entryLine } from '../../../src/commands/audit/entry-line.js';
import type { AuditEntry } from '../../../src/domain/audit/audit-entry.js';
import { exampleNow, exampleVoice } from '../../support/voices.js';

const entry: AuditEntry = {
  number: 7,
  previous: '',
  hash: '',
  at: exampleNow,
  what: 'cmdlet.ran',
  person: undefined,
  changeId: 'ABC234',
  detail: { cmdlet: 'Set-CASMailbox', outcome: 'failed' },
};

describe('an entry of the audit', () => {
  it('says in words what happened, who did it, to which change, and how it ended', () => {
    assert.deepEqual(entryLine(entry, exampleVoice('en')), {
      title: '7. 23 Nov 2026, 22:10 GMT+8',
      text: 'Cmdlet run, the bot, ABC234, Set-CASMailbox, failed',
    });
  });

  it('leaves no English behind in Chinese but what Exchange calls so', () => {
    assert.equal(
      entryLine(entry, exampleVoice('zh-TW')).text,
      '執行 Cmdlet，Bot，ABC234，Set-CASMailbox，失敗',
    );
  });

  it('says in words why a decision was refused', () => {
    const refused: AuditEntry = {
      ...entry,
      what: 'change.refused',
      person: { objectId: '', name: 'Grace Kuo' },
      detail: { refusal: 'ownChange' },
    };
    assert.equal(
      entryLine(refused, exampleVoice('zh-TW')).text,
      '決定未獲接受，Grace Kuo，ABC234，要求者本人',
    );
    assert.equal(
      entryLine(refused, exampleVoice('en')).text,
      'Decision refused, Grace Kuo, ABC234, a change of their own',
    );
    const unnamed = { ...refused, detail: { refusal: 'somethingNew' } };
    assert.match(entryLine(unnamed, exampleVoice('en')).text, /somethingNew$/);
  });

  it('keeps the words of a person as they are', () => {
    const rejected: AuditEntry = {
      ...entry,
      what: 'change.rejected',
      person: { objectId: '', name: 'Bob Chen' },
      detail: { reason: 'not before Monday' },
    };
    assert.equal(
      entryLine(rejected, exampleVoice('en')).text,
      'Change rejected, Bob Chen, ABC234, “not before Monday”',
    );
  });
});

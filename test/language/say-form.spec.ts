import assert from 'node:assert/strict';
import { sayForm } from '../../src/language/say-form.js';

const forms = {
  en: ['incidents', 'incident [<incident>]', 'incident <incident> of <person>'],
  'zh-TW': ['事件', '事件 [<incident>]', '<person> 的事件 <incident>'],
} as const;

describe('the text that says a command', () => {
  it('is its first form', () => {
    assert.equal(sayForm(forms, 'en'), 'incidents');
    assert.equal(sayForm(forms, 'zh-TW'), '事件');
  });

  it('is the first form that has a place for all that is said', () => {
    assert.equal(sayForm(forms, 'en', { incident: 'ABC234' }), 'incident ABC234');
    assert.equal(sayForm(forms, 'zh-TW', { incident: 'ABC234' }), '事件 ABC234');
    const both = { incident: 'ABC234', person: 'Bob' };
    assert.equal(sayForm(forms, 'en', both), 'incident ABC234 of Bob');
    assert.equal(sayForm(forms, 'zh-TW', both), 'Bob 的事件 ABC234');
  });

  it('names oneself in the language', () => {
    const permissions = { en: ['check <account>'], 'zh-TW': ['檢查 <account>'] } as const;
    assert.equal(sayForm(permissions, 'en', { account: 'me' }), 'check me');
    assert.equal(sayForm(permissions, 'zh-TW', { account: 'me' }), '檢查 我');
  });
});

import assert from 'node:assert/strict';
import { diagnosisLine } from '../../../src/commands/doctor/doctor-command.js';
import type { Found } from '../../../src/domain/doctor/diagnosis.js';
import { failed, untold } from '../../../src/domain/doctor/found.js';
import { exampleVoice } from '../../support/voices.js';

const facts = { service: 'graph', fault: 'throttled', said: 'Too many requests.' };

describe('what the doctor says of a service that does not answer', () => {
  for (const [found, en, chinese] of [
    [
      failed('notReached', facts),
      'Microsoft Graph asks to slow down (throttling). Too many requests.',
      'Microsoft Graph 要求放慢速度（節流）。Too many requests.',
    ],
    [
      untold('notTold', { ...facts, said: '' }),
      'It could not be looked at. Microsoft Graph asks to slow down (throttling).',
      '無法檢查。Microsoft Graph 要求放慢速度（節流）。',
    ],
  ] as readonly (readonly [Found, string, string])[]) {
    it(`is in words, and in no names of ours: ${found.finding}`, () => {
      const line = { id: 'graph', ...found } as const;
      assert.equal(diagnosisLine(line, exampleVoice('en')).text, en);
      assert.equal(diagnosisLine(line, exampleVoice('zh-TW')).text, chinese);
    });
  }
});

import assert from 'node:assert/strict';
import { deviceStateWords } from '../../src/cards/device-state-words.js';
import { exampleVoice } from '../support/voices.js';

describe("Exchange's state of a device", () => {
  const chinese = exampleVoice('zh-TW');

  it('is said in the language of the reader', () => {
    assert.equal(deviceStateWords('Quarantined', chinese), '已隔離');
    assert.equal(deviceStateWords('DeviceDiscovery', exampleVoice('en')), 'Being discovered');
  });

  it('stays as it is when nobody knows it', () => {
    assert.equal(deviceStateWords('toString', chinese), 'toString');
  });
});

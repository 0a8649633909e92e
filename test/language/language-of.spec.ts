import assert from 'node:assert/strict';
import { languageOf } from '../../src/language/language-of.js';

describe('the language of a client', () => {
  for (const [tag, language] of [
    ['en-US', 'en'],
    ['en', 'en'],
    ['zh-TW', 'zh-TW'],
    ['zh-tw', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['zh-MO', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh', 'zh-TW'],
    ['zh_TW', 'zh-TW'],
    ['zh_Hant_HK', 'zh-TW'],
    ['en_US', 'en'],
    ['zh_CN', undefined],
    ['zh-CN', undefined],
    ['zh-Hans', undefined],
    ['de-DE', undefined],
    ['not a tag', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const) {
    it(`${tag} is ${language ?? 'none of ours'}`, () => assert.equal(languageOf(tag), language));
  }
});

import assert from 'node:assert/strict';
import { cleanWords } from '../../src/domain/clean-words.js';

const token = 'eyJ0eXAiOiJKV1Qi.eyJhdWQiOiJ4Ijo.c2lnbmF0dXJl-_1';

describe('a service’s words, cleaned', () => {
  for (const [words, shown] of [
    ['Plain words.', 'Plain words.'],
    [' two\r\n\tlines \u0007 ', 'two lines'],
    [`Bearer ${token} was refused.`, 'was refused.'],
    [`bearer opaque-token was refused.`, 'was refused.'],
    [`The token ${token} was refused.`, 'The token was refused.'],
    ['See https://aka.ms/x?y=z for more.', 'See for more.'],
    [
      "The object 'x' couldn't be found on 'TYZPR01A.APCPR01.PROD.OUTLOOK.COM'.",
      "The object 'x' couldn't be found.",
    ],
    ["couldn't be found on 'tyz.prod.outlook.com'", "couldn't be found"],
    ['Server TYZPR01.prod.outlook.com is busy.', 'Server is busy.'],
    ['[Server=X] [FailureCategory=Cmdlet-Y] Bad.', '[Server=X] Bad.'],
    ['The id 0f8fad5b-d9cb-469f-a165-70867728950e is odd.', 'The id … is odd.'],
    ['', ''],
    ["It's 'grace@contoso.com'.", "It's 'grace@contoso.com'."],
  ] as const) {
    it(JSON.stringify(words), () => assert.equal(cleanWords(words), shown));
  }

  it('are at most 200 characters and the sign that there was more', () => {
    assert.equal(cleanWords('x'.repeat(200)), 'x'.repeat(200));
    assert.equal(cleanWords('x'.repeat(201)), `${'x'.repeat(200)}…`);
  });

  it('are not cut through the middle of a character', () => {
    const shown = cleanWords(`${'x'.repeat(199)}😀 and more`);
    assert.equal(shown, `${'x'.repeat(199)}…`);
    assert.ok(shown.isWellFormed());
  });

  it('do not show half of a token that is cut at the end', () => {
    assert.doesNotMatch(cleanWords(`${'x '.repeat(95)} Bearer ${token}${token}`), /eyJ/);
  });
});

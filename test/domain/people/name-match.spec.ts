import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparableName, nameMatch } from '../../../src/domain/people/name-match.js';

const match = (said: string, name: string) => nameMatch(comparableName(said), comparableName(name));

describe('a name', () => {
  for (const [said, name, how] of [
    ['Omar Khan', 'Omar Khan', 'literal'],
    ['omar  KHAN ', 'Omar Khan', 'literal'],
    ['José', 'Jose\u0301', 'literal'],
    ['maria garcia', 'María García', 'whole'],
    ['Garcia, Maria', 'María García', 'whole'],
    ['Khan, Omar (IT)', 'Khan, Omar (IT)', 'literal'],
    ['Khan Omar IT', 'Khan, Omar (IT)', 'whole'],
    ['O’Neil', "O'Neil", 'whole'],
    ['oneil', "O'Neil", 'whole'],
    ['Mary Ann Lee', 'Mary-Ann Lee', 'whole'],
    ['Mary‑Ann Lee', 'Mary-Ann Lee', 'whole'],
    ['Mary–Ann Lee', 'Mary-Ann Lee', 'whole'],
    ['Yuki & Sons', 'Yuki & Sons', 'literal'],
    ['Yuki Sons', 'Yuki & Sons', 'whole'],
    ['Emil "Ace" O’Neil', 'Emil "Ace" O’Neil 🚀', 'whole'],
    ['🚀', '🚀', 'literal'],
    ['J. R. Berg', 'J.R. Berg', 'whole'],
    ['Müller', 'Muller', 'whole'],
    ['Strasse', 'Straße', 'whole'],
    ['Lukasz', 'Łukasz', 'whole'],
    ['Soren', 'Søren', 'whole'],
    ['林 知行', '林知行', 'whole'],
    ['林知行', '林　知行', 'whole'],
    ['ｏｍａｒ khan', 'Omar Khan', 'whole'],
    ['Khan Omar', 'Omar Khan', 'reordered'],
    ['omar', 'Omar Khan', 'part'],
    ['khan om', 'Omar Khan', 'part'],
    ['知行', '林知行', 'part'],
    ['林知行', '林知', undefined],
    ['Omar Khan', 'Omar', undefined],
    ['Ann Abel', 'Anna Bel', undefined],
    ['mar', 'Omar', undefined],
    ['', 'Omar', undefined],
    ['Omar', '', undefined],
    ['か', 'が', undefined],
  ] as const) {
    it(`${JSON.stringify(said)} names ${JSON.stringify(name)}: ${how ?? 'not'}`, () => {
      assert.equal(match(said, name), how);
    });
  }

  const names = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((each) => each.trim() !== '');

  it('is named by itself, however it is normalized and in whatever case', () => {
    fc.assert(
      fc.property(names, (name) => {
        for (const form of ['NFC', 'NFD'] as const) {
          assert.ok(['literal', 'whole'].includes(String(match(name.normalize(form), name))), name);
        }
        assert.equal(match(` ${name} `, name), 'literal');
      }),
    );
  });

  it('is never named wholly by a beginning of it', () => {
    fc.assert(
      fc.property(names, fc.constantFrom('行', '好', ' Ty', 'x', '3'), (name, more) => {
        const how = match(name, `${name}${more}`);
        assert.ok(how === undefined || how === 'part', `${name} ${more}: ${how}`);
      }),
    );
  });
});

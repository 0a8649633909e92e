import assert from 'node:assert/strict';
import fc from 'fast-check';
import { argumentReadings, idsIn, severalIn } from '../../../src/language/reading/argument.js';

const id = 'CA20FC388AA5DC6AB76661392B';

describe('what stands behind allow and block', () => {
  for (const [argument, said, reason] of [
    [id, id, ''],
    [`${id} because she lost her phone`, id, 'she lost her phone'],
    [`${id}, because she lost her phone.`, id, 'she lost her phone.'],
    [`${id} - reason: new phone`, id, 'new phone'],
    [`${id} (reason: new phone)`, id, 'new phone'],
    [`DeviceID: ${id}`, id, ''],
    [`device id ${id}`, id, ''],
    [`the phone with id ${id}`, id, ''],
    [`裝置識別碼：${id}`, id, ''],
    [`裝置 ID：${id}`, id, ''],
    [`手機 ${id}，因為換新機`, id, '換新機'],
    [`${id} 原因：換新機`, id, '換新機'],
    [`${id} please`, id, ''],
    ["Omar Khan's phone", 'Omar Khan', ''],
    ['the phone of Omar Khan', 'Omar Khan', ''],
    ['phone of Omar Khan, please', 'Omar Khan', ''],
    ['Omar Khan’s device since he got a new one', 'Omar Khan', 'he got a new one'],
    ['林知行的手機', '林知行', ''],
    ['林知行這支手機', '林知行', ''],
    ['林知行的裝置，因為換新機', '林知行', '換新機'],
  ] as const) {
    it(`is read: ${argument}`, () => {
      const found = argumentReadings(argument).find((each) => each.said === said);
      assert.deepEqual(found && { reason: found.reason, isCut: found.isCut }, {
        reason,
        isCut: false,
      });
    });
  }

  it('is first of all what was typed, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (argument) => {
        const readings = argumentReadings(argument);
        assert.equal(readings[0]?.said, argument.trim());
        assert.ok(readings.length <= 10);
      }),
    );
  });

  it('is known to be cut where its end stood against the rest', () => {
    const cut = (argument: string) =>
      argumentReadings(argument).map(({ said, isCut }) => (isCut ? `${said}…` : said));
    assert.deepEqual(cut('林知行'), ['林知行', '林知…']);
    assert.deepEqual(cut('林知 好了'), ['林知 好了', '林知 好…', '林知']);
    assert.deepEqual(cut('Henry Ty'), ['Henry Ty', 'Henry']);
  });

  it('may be several', () => {
    assert.deepEqual(severalIn(`${id}, ABCDEF012345`), [id, 'ABCDEF012345']);
    assert.deepEqual(severalIn('Omar Khan and Lila Lee'), ['Omar Khan', 'Lila Lee']);
    assert.deepEqual(severalIn('林知行、陳景行和王小明'), ['林知行', '陳景行', '王小明']);
    assert.deepEqual(idsIn(`${id} she lost it`), [id]);
    assert.deepEqual(idsIn('AB12CD34-0000-4000-8000-00000000000f it is'), [
      'AB12CD34-0000-4000-8000-00000000000f',
    ]);
  });
});

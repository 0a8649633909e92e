import assert from 'node:assert/strict';
import { plainValue } from '../../src/backends/plain-value.js';
import type { Kind } from '../../src/domain/cmdlets/kind.js';

const sizes = { IsUnlimited: false, Value: '10 MB (10,485,760 bytes)' };

const cases: readonly (readonly [
  Kind<unknown>['name'],
  readonly (readonly [unknown, unknown])[],
])[] = [
  [
    'text',
    [
      ['x', 'x'],
      ['', ''],
      [5, '5'],
      [false, 'false'],
      [{ Name: 'x' }, '{"Name":"x"}'],
      [null, null],
      [undefined, null],
    ],
  ],
  [
    'boolean',
    [
      [true, true],
      [false, false],
      ['True', true],
      ['FALSE', false],
      ['yes', null],
      ['', null],
      ['constructor', null],
      [1, null],
      [null, null],
    ],
  ],
  [
    'integer',
    [
      [0, 0],
      [-5, -5],
      ['12', 12],
      [1.5, null],
      ['1.5', null],
      ['', null],
      ['0x10', null],
      [true, null],
      [2 ** 53, null],
      [[5, 6], null],
      [null, null],
    ],
  ],
  [
    'date',
    [
      ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
      ['2026-11-23T10:00:00+08:00', '2026-11-23T02:00:00.000Z'],
      ['2026-11-23T10:00:00.1234567Z', '2026-11-23T10:00:00.123Z'],
      ['2026-11-23T10:00:00', '2026-11-23T10:00:00.000Z'],
      ['2026-11-23', '2026-11-23T00:00:00.000Z'],
      ['/Date(1795428000000)/', '2026-11-23T10:00:00.000Z'],
      ['/Date(-1)/', '1969-12-31T23:59:59.999Z'],
      ['0001-01-01T00:00:00', null],
      ['11/23/2026 10:00:00 AM', null],
      ['2026-13-01', null],
      ['', null],
      [1795428000000, null],
      [null, null],
    ],
  ],
  [
    'unlimited',
    [
      ['Unlimited', 'Unlimited'],
      [5, 5],
      ['00:15:00', '00:15:00'],
      [{ IsUnlimited: true, Value: null }, 'Unlimited'],
      [sizes, sizes.Value],
      [{ IsUnlimited: false, Value: 5 }, 5],
      [{ IsUnlimited: false, Value: null }, null],
      [{ IsUnlimited: false }, null],
      [{ other: 1 }, '{"other":1}'],
      [null, null],
    ],
  ],
  [
    'list',
    [
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      [[], []],
      ['a', ['a']],
      [
        [1, { a: 1 }],
        ['1', '{"a":1}'],
      ],
      [['a', null], ['a']],
      ['', []],
      [null, []],
      [undefined, []],
    ],
  ],
];

describe('a plain value', () => {
  for (const [name, values] of cases) {
    for (const [sent, expected] of values) {
      it(`of ${name} from ${JSON.stringify(sent)} is ${JSON.stringify(expected)}`, () => {
        assert.deepEqual(plainValue({ name } as Kind<unknown>, sent), expected);
      });
    }
  }
});

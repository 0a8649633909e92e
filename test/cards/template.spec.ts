import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CardData } from '../../src/cards/card-view.js';
import { compileTemplate, type Json, MissingValue } from '../../src/cards/template.js';
import { fillByLibrary } from '../support/draw.js';

const cases: readonly { title: string; template: Json; data: CardData; filled: Json }[] = [
  {
    title: 'keeps the type of a value that stands alone',
    template: { a: '${n}', b: '${flag}', c: '${o}', d: '${list}' },
    data: { n: 0, flag: false, o: { x: 1 }, list: [1, 2] },
    filled: { a: 0, b: false, c: { x: 1 }, d: [1, 2] },
  },
  {
    title: 'makes text of values among other letters',
    template: { a: 'n = ${n}, ${o.x}!' },
    data: { n: 5, o: { x: 'y' } },
    filled: { a: 'n = 5, y!' },
  },
  {
    title: 'repeats an element for each item, and knows the whole inside',
    template: { body: [{ $data: '${items}', text: '${name} of ${$root.all}' }] },
    data: { all: 'us', items: [{ name: 'a' }, { name: 'b' }] },
    filled: { body: [{ text: 'a of us' }, { text: 'b of us' }] },
  },
  {
    title: 'leaves out what is not to be shown, and empty lists',
    template: { body: [{ $when: '${yes}', a: 1 }, { $when: '${no}', a: 2 }, { $data: '${none}' }] },
    data: { yes: true, no: false, none: [] },
    filled: { body: [{ a: 1 }] },
  },
  {
    title: 'goes into lists within lists',
    template: { body: [{ $data: '${a}', items: [{ $data: '${b}', $when: '${ok}', t: '${c}' }] }] },
    data: {
      a: [
        {
          b: [
            { c: 1, ok: true },
            { c: 2, ok: false },
          ],
        },
        { b: [] },
      ],
    },
    filled: { body: [{ items: [{ t: 1 }] }, { items: [] }] },
  },
];

describe('a template', () => {
  for (const { title, template, data, filled } of cases) {
    it(`${title}, as Microsoft’s library does`, () => {
      assert.deepEqual(compileTemplate(template)(data), filled);
      assert.deepEqual(fillByLibrary(template, data), filled);
    });
  }

  for (const path of ['nope', 'o.nope', 'text.length', 'o.toString', '__proto__', '$root.nope']) {
    it(`throws where the data has no value for ${path}`, () => {
      const fill = compileTemplate({ a: `\${${path}}` });
      assert.throws(() => fill({ o: {}, text: 'abc' }), MissingValue);
    });
  }

  it('never reads a value again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = `\${a}${text}\${b}`;
        assert.deepEqual(compileTemplate({ t: '${v}', u: 'x${v}' })({ v: value }), {
          t: value,
          u: `x${value}`,
        });
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { english } from '../../src/language/en/english.js';
import { chinese } from '../../src/language/zh-tw/chinese.js';

type Areas = { readonly [area: string]: { readonly [key: string]: string } };

const flat = (areas: Areas): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(areas).flatMap(([area, sentences]) =>
      Object.entries(sentences).map(([key, text]) => [`${area}.${key}`, text] as const),
    ),
  );

const slots = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].toSorted();

const en = flat(english);
const zh = flat(chinese);

/** Mainland terms, each with the one that is said in Taiwan. */
const mainland: readonly (readonly [term: string, taiwan: string])[] = [
  ['郵箱', '信箱'],
  ['信息', '資訊'],
  ['設置', '設定'],
  ['默認', '預設'],
  ['用戶', '使用者'],
  ['策略', '原則'],
  ['許可證', '授權'],
  ['租戶', '租用戶'],
  ['管理員', '系統管理員'],
  ['程序', '程式'],
  ['網絡', '網路'],
  ['服務器', '伺服器'],
  ['腳本', '指令碼'],
  ['移動設備', '行動裝置'],
  ['權限不足', '缺少權限'],
  ['連接到', '連線到'],
  ['支持', '支援'],
  ['運行', '執行'],
  ['打開', '開啟'],
  ['點擊', '按'],
];

describe('the words', () => {
  it('are the same sentences in both languages', () => {
    assert.deepEqual([...zh.keys()].toSorted(), [...en.keys()].toSorted());
  });

  for (const [key, text] of en) {
    it(`have the same slots in both languages: ${key}`, () => {
      assert.deepEqual(slots(zh.get(key) ?? ''), slots(text));
    });
  }

  it('hold nothing that Markdown or a template would take for its own', () => {
    for (const [key, text] of [...en, ...zh]) {
      if (!key.startsWith('mends.') && !key.startsWith('remedies.'))
        assert.doesNotMatch(text, /[*_[\]`#~\\]|\$\{/, key);
    }
  });

  it('are written in Chinese with full-width punctuation', () => {
    for (const [key, text] of zh) {
      assert.doesNotMatch(text, /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u, key);
      assert.doesNotMatch(text, /\p{Script=Han}\.(?:\s|$)/u, key);
    }
  });

  it('are said as in Taiwan', () => {
    for (const [key, text] of zh) {
      for (const [term, taiwan] of mainland) {
        const rest = text.replaceAll(taiwan, '').replaceAll('租用戶', '');
        assert.ok(!rest.includes(term), `${key}: ${term} → ${taiwan}`);
      }
    }
  });
});

import assert from 'node:assert/strict';
import { stripMarkup } from '../../../src/language/reading/strip-markup.js';

describe('what Teams puts around a text', () => {
  for (const [text, plain] of [
    ['<at>Connector Bot</at> status', 'status'],
    ['<at id="0">Bot</at>&nbsp;status', 'status'],
    ['<p>status</p>', 'status'],
    ['&lt;at&gt;Connector Bot&lt;/at&gt; status', 'status'],
    ['status &lt;at id=&quot;0&quot;&gt;Bot&lt;/at&gt;', 'status'],
    ['<div style="x">a</div><br/>b', 'a b'],
    ['<blockquote itemscope><b>Eve</b> said check</blockquote><p>status</p>', 'status'],
    ['a &lt;b&gt; &amp;amp; &quot;c&quot; &#39;d&#x27;', 'a <b> &amp; "c" \'d\''],
    ['&unknown; &#0; &#x110000; &#xD800;'.slice(0, 22), '&unknown; &#0; &#x1100'],
    ['<a href="mailto:a@b.example">a@b.example</a>', 'a@b.example'],
    ['<a href="mailto:a@b.example?subject=x">Somebody</a>', 'a@b.example'],
    ['<a href="https://evil.example">status</a>', 'status'],
    ['[a@b.example](mailto:a@b.example)', 'a@b.example'],
    ['<a@b.example>', '<a@b.example>'],
    ['ｓｔａｔｕｓ　１２＠', 'status 12@'],
    ['st\u200Ba\u202Etu\uFEFFs', 'status'],
    ['1 < 2 > 1', '1 < 2 > 1'],
  ] as const) {
    it(`is taken off: ${JSON.stringify(text)}`, () => {
      assert.equal(stripMarkup(text).replace(/\s+/g, ' ').trim(), plain);
    });
  }
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRenderer, largestCard } from '../../src/cards/renderer.js';
import { MissingValue } from '../../src/cards/template.js';

describe('the renderer', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cards-'));
  writeFileSync(
    join(directory, 'x.json'),
    JSON.stringify({ type: 'AdaptiveCard', body: [{ $data: '${items}', type: 'A', n: '${n}' }] }),
  );
  writeFileSync(join(directory, 'list.json'), '[]');
  const render = createRenderer(directory);
  after(() => rmSync(directory, { recursive: true }));

  const view = (items: number, template = 'x') => ({
    template,
    data: { items: Array.from({ length: items }, (_, n) => ({ n })) },
    summary: 'In one sentence',
    language: 'zh-TW' as const,
  });

  it('puts around a card what every card has', () => {
    assert.deepEqual(render(view(1)), {
      summary: 'In one sentence',
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        version: '1.5',
        lang: 'zh',
        speak: 'In one sentence',
        fallbackText: 'In one sentence',
        type: 'AdaptiveCard',
        body: [{ type: 'A', n: 0 }],
      },
    });
  });

  it('draws the summary of a card that Teams would refuse, and tells of it', () => {
    const told: unknown[] = [];
    const telling = createRenderer(directory, (...about) => told.push(about));
    const { content, summary } = telling({ ...view(3000), summary: '摘要'.repeat(20_000) });
    assert.ok(Buffer.byteLength(JSON.stringify(content)) <= largestCard);
    assert.equal(summary.length, 500);
    assert.match(JSON.stringify(content['body']), /摘要.*內容過長/);
    assert.deepEqual(told, [['x', 65_648]]);
  });

  it('refuses a hole, an unknown template, and a template that is no card', () => {
    assert.throws(() => render({ ...view(1), data: {} }), MissingValue);
    assert.throws(() => render(view(1, 'y')), RangeError);
    assert.throws(() => render(view(1, 'list')), TypeError);
  });
});

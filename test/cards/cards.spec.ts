import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { largestCard } from '../../src/cards/renderer.js';
import { compileTemplate } from '../../src/cards/template.js';
import { allExamples } from '../support/card-examples/all.js';
import { complaints, fillByLibrary, objectsIn, render, textsIn } from '../support/draw.js';
import { exampleVoices } from '../support/voices.js';

const templates = readdirSync('cards').map((file) => file.replace(/\.json$/, ''));

const source = (template: string) => JSON.parse(readFileSync(`cards/${template}.json`, 'utf8'));

const drawn = Object.entries(allExamples).flatMap(([template, examples]) =>
  Object.entries(examples).flatMap(([name, example]) =>
    exampleVoices.map((voice) => ({
      title: `${template}, ${name}, ${voice.language}`,
      template,
      view: example(voice),
      language: voice.language,
    })),
  ),
);

describe('cards', () => {
  it('have an example for every template, and a template for every example', () => {
    assert.deepEqual(Object.keys(allExamples).toSorted(), templates.toSorted());
  });

  for (const { title, template, view, language } of drawn) {
    describe(title, () => {
      it('is drawn whole, small enough, and to the liking of Microsoft’s parser', () => {
        const { content, summary } = render(view);
        const json = JSON.stringify(content);
        assert.equal(view.template, template);
        assert.ok(Buffer.byteLength(json) <= largestCard);
        assert.deepEqual(complaints(content), []);
        assert.ok(summary.length > 0 && summary.length <= 500);
        assert.equal(content['lang'], language.slice(0, 2));
        assert.equal(content['version'], '1.5');
        assert.ok(content['speak'] && content['fallbackText']);
      });

      it('has at most five actions, each with a title, and ids that are there once', () => {
        const { content } = render(view);
        const actions = content['actions'];
        assert.ok(actions === undefined || (Array.isArray(actions) && actions.length <= 5));
        for (const action of objectsIn(content).filter(({ type }) =>
          `${type}`.startsWith('Action.'),
        ))
          assert.ok(typeof action['title'] === 'string' && action['title'].length > 0);
        const ids = objectsIn(content).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
        assert.equal(new Set(ids).size, ids.length);
      });

      it('is filled as Microsoft’s own template library fills it', () => {
        const ours = compileTemplate(source(template))(view.data);
        const theirs = fillByLibrary(source(template), view.data);
        assert.deepEqual(ours, theirs);
      });

      if (language === 'zh-TW') {
        it('has Chinese punctuation beside Chinese words, and no blank after it', () => {
          const { content, summary } = render(view);
          for (const text of [...textsIn(content), summary]) {
            assert.doesNotMatch(
              text,
              /\p{Script=Han}[,:;?!(.]|[,:;?!)]\p{Script=Han}|[，：；？！。、] /u,
            );
          }
        });
      }

      it('shows no empty text', () => {
        for (const text of textsIn(render(view).content)) assert.notEqual(text.trim(), '');
      });
    });
  }
});

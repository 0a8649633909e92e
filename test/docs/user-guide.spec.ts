import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { stories } from '../../scripts/screenshots/stories.js';
import { createCommands } from '../../src/commands/index.js';
import type { Language } from '../../src/domain/people/language.js';
import { createVoice } from '../../src/language/create-voice.js';
import { sayForm } from '../../src/language/say-form.js';
import { shownForm } from '../../src/language/shown-form.js';
import { chinese } from '../../src/language/zh-tw/chinese.js';
import { memoryServices } from '../support/dispatch-bot.js';
import { type MarkdownPage, pagesUnder, sectionOf } from '../support/markdown.js';

const commands = createCommands(memoryServices());
const pages = pagesUnder('docs');

interface Guide {
  readonly language: Language;
  readonly path: string;
  readonly between: string;
  /** The lines that a section has, each with what stands before its values. */
  readonly own: string;
  readonly other: string;
  readonly who: string;
  readonly everybody: string;
  readonly role: (role: 'viewer' | 'operator' | 'approver' | 'admin') => string;
}

const guides: readonly Guide[] = [
  {
    language: 'en',
    path: 'user-guide.md',
    between: ', ',
    own: '- Type: ',
    other: '- In Chinese: ',
    who: '- Who: ',
    everybody: 'everybody with a role',
    role: (role) => role,
  },
  {
    language: 'zh-TW',
    path: 'user-guide.zh-TW.md',
    between: '、',
    own: '- 輸入：',
    other: '- 英文：',
    who: '- 對象：',
    everybody: '所有具有角色的人',
    role: (role) => chinese.roles[role],
  },
];

const listed = (forms: readonly string[], { between, language }: Guide): string => {
  const voice = createVoice({ language, timeZone: 'UTC', now: new Date(0) });
  return forms.map((form) => `\`${shownForm(form, voice)}\``).join(between);
};

/** The page of a guide; a guide that is not there has nothing in it. */
const pageOf = ({ path }: Guide): MarkdownPage =>
  pages.find((page) => page.path === path) ?? { path, whole: '', prose: '' };

describe('the pictures of the docs', () => {
  it('have one story for each command, and none for what is no command', () => {
    assert.deepEqual(
      stories.map(({ command }) => command).sort(),
      commands.map(({ name }) => name).sort(),
    );
  });
});

for (const guide of guides) {
  describe(`the user guide in ${guide.language}`, () => {
    const page = pageOf(guide);
    const otherLanguage = guide.language === 'en' ? 'zh-TW' : 'en';

    for (const { name, forms, role } of commands) {
      const heading = sayForm(forms, guide.language);
      const section = sectionOf(page, heading) ?? '';
      const who = role === 'any' ? guide.everybody : guide.role(role);

      it(`has a section for ${name}, with its forms, its role and its picture`, () => {
        assert.notEqual(section, '', `docs/${guide.path} lacks "### ${heading}"`);
        for (const line of [
          guide.own + listed(forms[guide.language], guide),
          guide.other + listed(forms[otherLanguage], guide),
          guide.who + who,
        ]) {
          assert.ok(
            section.includes(`\n${line}`),
            `docs/${guide.path}, ${heading}: write\n${line}`,
          );
        }
        const picture = `pictures/${guide.language}/${name}.png`;
        assert.match(section, new RegExp(`!\\[[^\\]]+\\]\\(${picture}\\)`), `it shows ${picture}`);
        assert.ok(existsSync(`docs/${picture}`), `run npm run screenshots -- ${name}`);
      });
    }

    it('has no section for what is no command', () => {
      const headings = [...page.prose.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
      assert.deepEqual(
        [...headings].sort(),
        commands.map(({ forms }) => sayForm(forms, guide.language)).sort(),
      );
    });
  });
}

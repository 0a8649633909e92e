import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settings } from '../../src/config/settings.js';

const pages = ['SECURITY.md', 'docs/security/README.md', 'docs/security/threat-model.md'] as const;
const model = readFileSync('docs/security/threat-model.md', 'utf8');
const review = readFileSync('docs/security/README.md', 'utf8');

/** The rows of the threat model: its letter of STRIDE, what holds it off, and what tries it. */
const rows = [...model.matchAll(/^\| \*\*([A-Z])\*\* \| (.+) \| (.+) \| (.+) \|$/gm)].map(
  ([, letter = '', threat = '', guards = '', specs = '']) => ({ letter, threat, guards, specs }),
);

const filesIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+\.\w+)`/g)].map(([, file = '']) => file);

describe('the threat model', () => {
  it('has each letter of STRIDE', () => {
    assert.deepEqual(new Set(rows.map(({ letter }) => letter)), new Set('STRIDE'));
  });

  for (const { letter, threat, guards, specs } of rows) {
    it(`${letter}: "${threat}" is held off by files that are there, and tried by specs that are`, () => {
      assert.ok(filesIn(guards).length > 0 && filesIn(specs).length > 0);
      for (const file of [...filesIn(guards), ...filesIn(specs)]) assert.ok(existsSync(file), file);
      for (const spec of filesIn(specs)) assert.match(spec, /^test\/.*\.spec\.ts$/);
    });
  }
});

describe('the pages about security', () => {
  for (const page of pages) {
    it(`${page} links to what is there`, () => {
      const text = readFileSync(page, 'utf8');
      const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to = '']) => to);
      assert.ok(targets.length > 0);
      assert.deepEqual(
        targets.filter((to) => !existsSync(join(dirname(page), to))),
        [],
      );
    });
  }

  it('name every table that there is', () => {
    const schema = readFileSync('src/storage/schema.ts', 'utf8');
    const tables = [...schema.matchAll(/^ {2}(\w+): \{/gm)].map(([, name = '']) => name);
    assert.ok(tables.length > 15);
    assert.deepEqual(
      tables.filter((name) => !review.includes(`\`${name}\``)),
      [],
    );
  });

  it('name every host that the bot speaks to by itself', () => {
    const addresses = ['AUTHORITY_URL', 'GRAPH_URL', 'EXCHANGE_URL', 'BOT_OPENID_METADATA_URL'];
    for (const name of addresses) {
      const { schema } = settings[name as keyof typeof settings];
      assert.ok(review.includes(new URL(String(schema.parse(undefined))).host), name);
    }
    for (const host of settings.SERVICE_URL_HOSTS.schema.parse(undefined)) {
      assert.ok(review.includes(host), host);
    }
  });
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { anchorsOf, codesOf, linksOf, type MarkdownPage, pagesUnder } from '../support/markdown.js';

const pages = pagesUnder('.');

const isElsewhere = (target: string): boolean => /^[a-z][a-z+.-]*:/i.test(target);

/** What is wrong with a link; nothing where it leads somewhere. */
function faultOf(page: MarkdownPage, target: string): readonly string[] {
  const [file = '', anchor] = decodeURI(target).split('#');
  const path = normalize(file === '' ? page.path : join(dirname(page.path), file));
  if (!existsSync(path)) return [`${target}: there is no ${path}`];
  if (anchor === undefined) return [];
  const led = pages.find((each) => each.path === path);
  return led && anchorsOf(led).includes(anchor) ? [] : [`${target}: ${path} has no such heading`];
}

const { scripts }: { scripts: object } = JSON.parse(readFileSync('package.json', 'utf8'));

const settings: ReadonlySet<string> = new Set(
  [
    readFileSync('.env.example', 'utf8'),
    readFileSync('src/sandbox/sandbox-settings.ts', 'utf8'),
    readFileSync('src/sandbox/bot-environment.ts', 'utf8'),
  ].flatMap((text) =>
    [...text.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g)].map(([name]) => name),
  ),
);

/** Folders that a path in the docs may begin with, as seen from one of the roots. */
const known =
  /^(?:src|test|docs|scripts|cards|bench|manifest|domain|commands|language|teams|storage|jobs|proof|walks)\//;
const roots = ['', 'src', 'test', 'docs'];
const endings = ['', '.ts', '.spec.ts'];

const isThere = (path: string): boolean =>
  roots.some((root) => endings.some((ending) => existsSync(join(root, `${path}${ending}`))));

/** The exporter of OpenTelemetry reads it by itself. */
const readByLibrary: ReadonlySet<string> = new Set(['OTEL_EXPORTER_OTLP_HEADERS']);

/** Made by somebody who runs the bot, or by a build. */
const notYetThere = /^(data\/|docs\/deploy\/secrets$)/;

describe('the documentation', () => {
  for (const page of pages) {
    it(`${page.path} leads only to what is there`, () => {
      const links = linksOf(page).filter((target) => !isElsewhere(target));
      assert.deepEqual(
        links.flatMap((target) => faultOf(page, target)),
        [],
      );
    });

    it(`${page.path} names only scripts, settings and files that are there`, () => {
      const named = [...page.whole.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(
        ([, name = '']) => name,
      );
      const codes = codesOf(page);
      const names = codes
        .flatMap((code) => code.split('=', 1))
        .filter((code) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(code));
      const paths = codes.filter(
        (code) => known.test(code) && /^[\w./-]+$/.test(code) && !notYetThere.test(code),
      );
      assert.deepEqual(
        {
          scripts: named.filter((name) => !Object.hasOwn(scripts, name)),
          settings: names.filter((name) => !settings.has(name) && !readByLibrary.has(name)),
          files: paths.filter((path) => !isThere(path)),
        },
        { scripts: [], settings: [], files: [] },
      );
    });
  }

  it('has every page within reach of the README', () => {
    const reached = new Set(['README.md']);
    for (const path of reached) {
      const page = pages.find((each) => each.path === path);
      const links = page ? linksOf(page).filter((target) => !isElsewhere(target)) : [];
      for (const target of links) {
        const [file = ''] = target.split('#');
        if (file !== '') reached.add(normalize(join(dirname(path), file)));
      }
    }
    assert.deepEqual(
      pages.map(({ path }) => path).filter((path) => !reached.has(path)),
      [],
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A page of the documentation, without what its blocks of code say. */
export interface MarkdownPage {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  /** All of it but blocks of code. */
  readonly prose: string;
  readonly whole: string;
}

const notOurs: ReadonlySet<string> = new Set(['node_modules', 'dist', 'data', '.git']);

function pathsUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pathsUnder(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const withoutBlocks = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');

/** Every page below a folder that is written here. */
export const pagesUnder = (folder: string): readonly MarkdownPage[] =>
  pathsUnder(folder).map((path) => {
    const whole = readFileSync(path, 'utf8');
    const from = relative(folder, path).split(sep).join('/');
    return { path: from, whole, prose: withoutBlocks(whole) };
  });

/** Where the links and pictures of a page lead. */
export const linksOf = ({ prose }: MarkdownPage): readonly string[] =>
  [...prose.replace(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target = '']) => target,
  );

/** What stands between backticks. */
export const codesOf = ({ prose }: MarkdownPage): readonly string[] =>
  [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** The name that GitHub gives a heading, to be linked by. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** The anchors of a page's headings. */
export const anchorsOf = ({ prose }: MarkdownPage): readonly string[] =>
  [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** What stands under a heading, to the next of its level or above; undefined without such a heading. */
export function sectionOf({ prose }: MarkdownPage, heading: string): string | undefined {
  const parts = prose.split(/^(?=#{1,3} )/m);
  return parts.find((part) => part.split('\n', 1)[0]?.replace(/^#+ /, '') === heading);
}

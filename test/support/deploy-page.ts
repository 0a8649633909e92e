import { readFileSync } from 'node:fs';

/** A block of commands of docs/deploy.md. */
export interface DeployBlock {
  readonly heading: string;
  readonly language: string;
  /** `verified`, `unverified`, or something that the spec refuses. */
  readonly mark: string;
  readonly text: string;
}

export const deployPage = readFileSync('docs/deploy.md', 'utf8');

/** The blocks in the order of the page. */
export function deployBlocks(): readonly DeployBlock[] {
  const blocks: DeployBlock[] = [];
  let heading = '';
  for (const [, title, info = '', text = ''] of deployPage.matchAll(
    /^#+ (.+)$|^```(.*)\n([\s\S]*?)^```$/gm,
  )) {
    if (title !== undefined) {
      heading = title;
      continue;
    }
    const [language = '', mark = ''] = info.split(' ');
    blocks.push({ heading, language, mark, text });
  }
  return blocks;
}

/** The line of the page's list for a block that was not run. */
export function unverifiedLine({ heading, text }: DeployBlock): string {
  const first = text.split('\n').find((line) => line !== '' && !line.startsWith('#')) ?? '';
  return `- ${heading}: \`${first.replace(/ \\$/, ' …')}\``;
}

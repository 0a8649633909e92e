import { traditional } from './traditional.js';

const englishWords: ReadonlySet<string> = new Set([
  ...['not', 'no', 'never', 'nobody', 'nothing', 'none', 'without', 'cannot', 'neither', 'nor'],
  ...['dont', 'doesnt', 'didnt', 'wont', 'cant', 'shouldnt', 'isnt', 'wouldnt'],
]);

const chineseCharacters: ReadonlySet<string> = new Set([...'不別勿沒未禁免']);

/** 有沒有, 是不是: a question, and no negation. */
const choice = /(\p{Script=Han})[不沒]\1/gu;

/** Whether somebody says that something is not, or is not to be. */
export function isNegated(words: readonly string[]): boolean {
  const said = words.map(traditional);
  const chinese = said.join('').replace(choice, '');
  return (
    said.some((word) => englishWords.has(word) || word.endsWith("n't")) ||
    [...chinese].some((character) => chineseCharacters.has(character))
  );
}

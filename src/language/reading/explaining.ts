import { stands } from './likeness.js';
import { wordsOf } from './tokens.js';

const phrases = [
  ...['how do', 'how to', 'how can', 'how does', 'what does', 'what do', 'what is', "what's"],
  ...['what are', 'what happens', 'what if', 'what will', 'what would', 'if', 'explain', 'mean'],
  ...['means', 'meaning', 'difference', 'effect', 'consequence', 'consequences', 'safe to'],
  ...['怎麼', '怎樣', '如何', '意思', '是什麼', '什麼是', '會發生', '解釋', '說明', '影響', '之後'],
  ...['如果', '後果', '差別', '差異', '會改變'],
].map(wordsOf);

/** Whether somebody wants to know what a command does rather than have it done. */
export const wantsExplained = (words: readonly string[]): boolean =>
  phrases.some((phrase) => stands(phrase, words));

import type { joining as english } from '../en/joining.js';
import type { Translated } from '../translated.js';

export const joining: Translated<typeof english> = {
  named: '{name}：{text}',
  aside: '{text}（{aside}）',
  listed: '{text}，{more}',
  sentences: '{text}{more}',
  shownOf: '第 {from}–{to} 項，共 {n} 項',
  quoteOpen: '「',
  quoteClose: '」',
  cut: '{text}等共 {n} 個字元',
};

import type { joining as english } from '../en/joining.js';
import type { Translated } from '../translated.js';

export const joining: Translated<typeof english> = {
  named: '{name}：{text}',
  aside: '{text}（{aside}）',
  listed: '{text}，{more}',
  sentences: '{text}{more}',
};

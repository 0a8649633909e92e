import type { time as english } from '../en/time.js';
import type { Translated } from '../translated.js';

export const time: Translated<typeof english> = {
  seconds: '{n} 秒',
  minutes: '{n} 分鐘',
  hours: '{n} 小時',
  days: '{n} 天',
  justNow: '剛剛',
  ago: '{span}前',
  dated: '{moment}（{ago}）',
  never: '從未',
  more: '另外 {n} 項',
  none: '無',
};

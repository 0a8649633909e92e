import type { Words } from '../words.js';

/** What somebody may want, above the commands that do it. */
export const topics: Words['topics'] = {
  look: '查看一切是否正常',
  mend: '找出缺少的項目，以及如何修正',
  change: '設定連接器與變更',
  sync: '同步處理',
  devices: '等待中的裝置',
  watch: '比別人先知道失敗',
  you: '您與 Bot',
  bot: 'Bot 本身',
};

/** What each version brought, told once to those who knew an earlier one. */
export const news: Words['news'] = {
  title: '自您上次使用以來的新功能',
  v0_1_0: '檢查必要條件與權限，並說明各項的處理方式。',
};

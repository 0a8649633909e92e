import type { syncs as english } from '../en/syncs.js';
import type { Translated } from '../translated.js';

export const syncs: Translated<typeof english> = {
  title: '同步處理',
  historyTitle: '同步記錄',
  none: '目前還沒有。',
  newestFirst: '最新的在前。',
  full: '完整',
  quick: '快速',
  kind: '{kind}：',
  done: '✔ {span}，{devices} 部裝置（新增 {fresh}、消失 {gone}、變更 {changed}，其中 {managed} 部由 Intune 管理）、{rules} 條規則、{policies} 個原則',
  failed: '✖ {fault}',
  failedByBot: 'Bot 本身發生錯誤，原因已寫入記錄檔',
  running: '自 {moment} 起執行中，目前已讀取 {n} 部裝置',
  cancelled: '– 由 {name} 取消；先前的資料不變',
  cancelling: '同步處理會在下一頁結束。先前的資料不變。',
  unfiltered: '（租用戶不接受篩選條件，因此已讀取全部。）',
  pictureTitle: '上次成功同步時的裝置',
  state: '{bar} {state}：{n}（{percent}%）',
  managed: '由 Intune 管理：{n}',
  stale: '超過 {days} 天未成功同步：{looked} 部已知上次同步時間的裝置中有 {stale} 部',
};

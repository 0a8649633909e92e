import type { check as english, buttons as englishButtons } from '../en/check.js';
import type { Translated } from '../translated.js';

export const check: Translated<typeof english> = {
  title: '連接器檢查',
  ready: '連接器所需的項目都已齊全。',
  notReady: '有項目阻礙連接器。',
  look: '沒有阻礙，但有項目需要留意。',
  unsure: '有項目無法檢查。',
  prerequisites: '必要條件',
  permissions: '執行身分識別的權限',
  rights: '{n} 項權限',
  missingRights: '「檢查權限」會說明每一項該怎麼做，並提供指令碼。',
  nextAccount: '連接器帳戶以地址檢查：檢查權限 <帳戶>',
};

export const buttons: Translated<typeof englishButtons> = {
  checkAgain: '重新檢查',
  refresh: '重新整理',
  help: '說明',
};

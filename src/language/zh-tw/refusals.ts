import type { refusals as english } from '../en/refusals.js';
import type { Translated } from '../translated.js';

export const refusals: Translated<typeof english> = {
  noRole:
    '您好。此 Bot 供此處負責 Exchange 與 Intune 的人員使用；如需使用，請向系統管理員申請角色。',
  roleTooLow: '這需要「{needed}」角色；您的角色是「{held}」。請洽系統管理員。',
  accountMalformed: '「{account}」不是電子郵件地址。請這樣輸入：檢查權限 someone@example.com',
  accountNotFound: '此租用戶中沒有帳戶「{account}」。請檢查拼字。',
  accountForeign: '「{account}」是來賓或屬於其他租用戶。連接器帳戶必須是此租用戶的成員。',
  buttonUnknown: '該按鈕不屬於此 Bot。輸入「說明」即可查看可用的命令。',
  buttonOutdated: '該按鈕來自較舊的卡片。請重新輸入命令。',
  textTooLong: '文字太長：最多 {limit} 個字元。',
  languageUnknown: 'Bot 不支援「{language}」。請選擇 en、zh-TW 或 auto。',
};

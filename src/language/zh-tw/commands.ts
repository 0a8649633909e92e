import type { commands as english } from '../en/commands.js';
import type { Translated } from '../translated.js';

export const commands: Translated<typeof english> = {
  help: '顯示您可以使用的命令',
  whoami: '顯示 Bot 認為您是誰，以及您的角色',
  status: '顯示 Exchange 連線資訊與上次成功同步處理的時間',
  'check-prerequisites': '檢查連接器對租用戶的所有必要條件',
  'check-permissions': '檢查 Bot 或某個帳戶的 13 個 Cmdlet 與 Intune 權限',
  check: '一次檢查必要條件與權限',
  language: '設定回答的語言：en、zh-TW 或 auto',
  health: '顯示 Bot 本身的健康狀況',
};

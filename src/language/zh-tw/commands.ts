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
  setup: '設定連接器：填寫表單、由其他人核准，然後變更並執行第一次同步處理',
  disconnect: '經其他人核准後停止同步處理',
  sync: '立即與 Exchange 同步處理',
  history: '顯示到目前為止的同步處理',
  pending: '顯示等待中的變更',
  change: '顯示一項變更及其結果',
  approve: '核准其他人要求的變更',
  reject: '拒絕變更並說明原因',
  withdraw: '撤回您要求的變更',
  again: '重新規劃已結束變更所要求的內容；失敗後即為其餘部分',
  'go-back': '規劃將變更所覆寫的內容復原',
  'break-glass': '在原則允許時，不經核准執行變更，並通知所有人',
  quarantined: '顯示遭隔離的裝置：誰的、什麼裝置、何時起、為什麼',
  allow: '經其他人核准後允許一部裝置',
  block: '經其他人核准後封鎖一部裝置',
  audit: '顯示誰要求、決定及變更了什麼；「稽核 驗證」會檢查鏈結',
  health: '顯示 Bot 本身的健康狀況',
};

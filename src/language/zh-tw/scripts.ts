import type { scripts as english } from '../en/scripts.js';
import type { Translated } from '../translated.js';

export const scripts: Translated<typeof english> = {
  connectorAccountTitle: '指令碼：帳戶的 13 個 Cmdlet',
  connectorAccountWhat: '建立只含 13 個 Cmdlet 的角色群組，並加入此帳戶。Intune 權限需另外授與。',
  executingIdentityTitle: '指令碼：執行身分識別的權限',
  executingIdentityWhat:
    '建立含 13 個 Cmdlet、檢查所需讀取權限與信箱本身裝置清單的角色群組，並加入應用程式。',
  newAccountTitle: '指令碼：新的連接器帳戶',
  newAccountWhat:
    '依 2016 年頁面的要求建立帳戶：有信箱的使用者、角色群組，以及 Intune 系統管理員。',
  howTo:
    '請先閱讀，再於以 Exchange 系統管理員連線的 PowerShell 中執行。Bot 不會執行它。角色變更最多可能需要一小時才會生效。',
  showConnectorAccount: '顯示指令碼',
  showExecutingIdentity: '顯示指令碼',
  showNewAccount: '新帳戶的指令碼',
  back: '回到權限',
};

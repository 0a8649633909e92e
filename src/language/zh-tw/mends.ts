import type { mends as english, consoles as englishConsoles } from '../en/mends.js';
import type { Translated } from '../translated.js';

export const mends: Translated<typeof english> = {
  hostedExchangeNoPlan: '購買或指派含信箱的方案，例如 Exchange Online（方案 1）：[帳單] > [授權]。',
  hostedExchangeNoDomain: '在 Exchange 系統管理中心新增網域：[郵件流程] > [公認的網域]。',
  mdmAuthorityOther:
    '在 Intune 系統管理中心設定：[裝置] > [註冊] > [行動裝置管理授權單位]。這會影響整個租用戶。',
  exchangeVersionTooOld: '升級到 Exchange 2013 或更新版本，或將信箱移至 Exchange Online。',
  exchangeVersionUnreadable:
    '執行 Get-OrganizationConfig | Format-List AdminDisplayVersion 並比對：需要 15.0 或更新版本。',
  directorySyncOverdue:
    '在 Microsoft Entra Connect 伺服器上執行 Start-ADSyncSyncCycle -PolicyType Delta，再查看 Connect 同步是否有錯誤。',
  directorySyncNeverRan: '完成 Microsoft Entra Connect 的設定：第一次執行的結果尚未送達。',
  directorySyncStopped:
    '若應該執行，請重新設定 Microsoft Entra Connect；若租用戶要維持僅使用雲端，則不需要任何動作。',
  healthDegraded: '等候 Microsoft 修復，並在 [健康情況] > [服務健康情況] 追蹤問題。',
  healthUnlisted: '確認租用戶有此服務的訂閱：[健康情況] > [服務健康情況]。',
  primaryAddressDiffers:
    '讓這些人員的登入名稱與主要 SMTP 地址相同：[使用者] > [作用中的使用者] > [管理使用者名稱與電子郵件]。',
  intuneLicenceMissing: '指派 Intune 授權：[使用者] > [作用中的使用者] > [授權與應用程式]。',
  intuneLicenceNoPlan: '購買含 Microsoft Intune 的方案，或開始試用：[帳單] > [購買服務]。',
  noMailboxUsers: '指派含信箱的授權：[使用者] > [作用中的使用者] > [授權與應用程式]。',
};

export const consoles: Translated<typeof englishConsoles> = {
  microsoft365: '開啟 Microsoft 365 系統管理中心',
  exchange: '開啟 Exchange 系統管理中心',
  intune: '開啟 Intune 系統管理中心',
  entra: '開啟 Microsoft Entra 系統管理中心',
};

import type { findings as english } from '../en/findings.js';
import type { Translated } from '../translated.js';

export const findings: Translated<typeof english> = {
  hostedExchangeRunning: 'Exchange Online 回應了 {domains} 個公認的網域。含信箱的方案：{plans}。',
  hostedExchangeNoPlan: '租用戶沒有可用且含信箱的 Exchange 方案。找到的方案：{plans}。',
  hostedExchangeNoDomain: 'Exchange Online 有回應，但租用戶沒有公認的網域。',
  mdmAuthorityIntune: '行動裝置管理授權單位是 Microsoft Intune。',
  mdmAuthorityOther: '行動裝置管理授權單位是 {authority}，不是 intune。',
  exchangeVersionSupported: 'Exchange {version}：2013（15.0）或更新版本。',
  exchangeVersionTooOld: 'Exchange {version} 比 2013（15.0）舊。',
  exchangeVersionUnreadable: 'Get-OrganizationConfig 傳回的版本無法判讀：「{text}」。',
  directorySyncRecent:
    '上次同步處理：{lastSync}。這證明同步處理正在執行，但不能證明包含哪些使用者與群組。',
  directorySyncOverdue: '上次同步處理：{lastSync}，已超過 3 小時；正常每 30 分鐘執行一次。',
  directorySyncNeverRan: '同步處理已開啟，但從未執行。',
  directorySyncStopped: '租用戶曾經同步處理，但目前已關閉。上次執行：{lastSync}。',
  directorySyncCloudOnly: '租用戶僅使用雲端：沒有同步處理內部部署 Active Directory，也不需要。',
  healthOperational: '{service} 沒有回報問題。',
  healthDegraded: '{service} 回報的狀態為 {status}。未解決的問題：{issues}。',
  healthUnlisted: 'Microsoft 的服務健康情況沒有列出此租用戶的 {service}。',
  primaryAddressSame: '{people} 位有信箱的人員，登入名稱都與主要地址一致。',
  primaryAddressDiffers:
    '{people} 位人員中有 {differing} 位的登入名稱與主要地址不同，可能因此找不到他們的裝置。例如：{examples}。',
  intuneLicenceHeld: '{people} 位有信箱的人員都具有 Intune 授權。',
  intuneLicenceMissing:
    '{people} 位有信箱的人員中，有 {without} 位沒有 Intune 授權。例如：{examples}。',
  intuneLicenceNoPlan: '租用戶沒有可用的 Intune 方案。',
  noMailboxUsers: '租用戶中還沒有人具有信箱授權，因此沒有可檢查的人員。',
};

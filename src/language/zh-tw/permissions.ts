import type { permissions as english } from '../en/permissions.js';
import type { Translated } from '../translated.js';

export const permissions: Translated<typeof english> = {
  title: '連接器的權限',
  ofExecutingIdentity: '執行身分識別：{name}。由它替此 Bot 執行 Cmdlet。',
  ofUnnamedAccount: '帳戶：{account}',
  ofAccount: '帳戶：{name}（{account}）',
  ofAsker: '您自己的權限：{name}（{account}），以您的名義讀取。',
  ofTheBot: 'Bot 的權限',
  allGranted: '13 個 Cmdlet 與 Intune 權限都具備。',
  onlyIntuneMissing: '13 個 Cmdlet 都具備，但缺少 Intune 權限。',
  someMissing: '13 個 Cmdlet 中缺少 {missing} 個。',
  someUnknown: '14 項權限中有 {unknown} 項無法檢查。',
  intuneRight: 'Microsoft Intune 的權限',
  through: '來自 {roles}',
  grantedHow: '{word}，{how}',
  known: '由服務本身回報',
  offered: '可授與此權限的角色：{roles}。',
  advice: '授與下方列出的其中一個角色（由最低權限排起），或使用只授與所需權限的指令碼。',
  notOffered: '此租用戶中沒有角色可授與此權限：請使用指令碼，它會建立一個。',
  intuneOffered: '指派下列其中一個 Entra 角色：{roles}。',
  intuneMissingForApplication:
    '在 Microsoft Graph 授與應用程式 DeviceManagementServiceConfig.Read.All，並完成系統管理員同意。',
  unknown: '無法檢查。{failure}',
  surplus: '超出連接器所需的權限',
  surplusEntraRole: '{name}（Entra 角色）',
  surplusManagementRole: '{name}（Exchange 管理角色）',
  surplusAdvice: '指令碼只授與所需的權限；之後即可移除這些角色。',
  grantedCmdlets: '顯示已授與的權限（{n}）',
};

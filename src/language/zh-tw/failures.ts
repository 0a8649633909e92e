import type {
  failures as english,
  faults as englishFaults,
  remedies as englishRemedies,
  services as englishServices,
} from '../en/failures.js';
import type { Translated } from '../translated.js';

export const services: Translated<typeof englishServices> = {
  exchange: 'Exchange Online',
  graph: 'Microsoft Graph',
  authority: 'Microsoft Entra ID',
  connector: 'Microsoft Teams',
};

export const faults: Translated<typeof englishFaults> = {
  unreachable: '無法連線到 {service}。',
  timedOut: '{service} 沒有及時回應。',
  throttled: '{service} 要求放慢速度（節流）。',
  signIn: '{service} 拒絕此 Bot 的應用程式登入。',
  consent: '{service} 表示此 Bot 的應用程式缺少系統管理員同意。',
  accessDenied: '{service} 拒絕存取。',
  notPermitted: '{service} 不允許執行身分識別使用此 Cmdlet。',
  notFound: '{service} 找不到所要求的項目。',
  alreadyExists: '{service} 表示該項目已存在。',
  invalid: '{service} 不接受此要求。',
  serviceError: '{service} 本身發生錯誤。',
  badData: '{service} 的回應無法判讀。',
};

export const remedies: Translated<typeof englishRemedies> = {
  unreachable: '請稍後再試一次。若持續發生，請檢查 Bot 與 Microsoft 365 之間的網路。',
  timedOut: '請稍後再試一次。',
  throttled: '請稍候片刻，再試一次。',
  signIn:
    '系統管理員需要檢查應用程式的識別碼、憑證或祕密：Entra 系統管理中心 > [應用程式註冊] > [憑證及祕密]。在 Bot 所在的電腦上執行「npm run doctor」會指出問題所在。',
  consent:
    '系統管理員需要授與同意：Entra 系統管理中心 > [應用程式註冊] > [API 權限] > [授與系統管理員同意]。',
  accessDenied: '再試一次沒有幫助。「檢查權限」會顯示缺少哪項權限以及如何授與。',
  notPermitted: '再試一次沒有幫助。「檢查權限」會顯示缺少哪項權限以及如何授與。',
  notFound: '請檢查拼字，以及該項目是否已刪除或重新命名。',
  alreadyExists: '不需要任何動作，或改用其他名稱。',
  invalid: '重複相同的要求沒有幫助。',
  serviceError: '請幾分鐘後再試一次；若持續發生，請查看 Microsoft 的服務健康情況。',
  badData: '請幾分鐘後再試一次；若持續發生，請告知 Bot 的系統管理員。',
};

export const failures: Translated<typeof english> = {
  tenantTitle: '租用戶沒有回應',
  refusedTitle: '租用戶拒絕了要求',
  rolesTitle: '無法讀取您的角色',
  rolesUnreadable: 'Bot 無法從目錄讀取您可以做什麼，因此沒有執行任何動作。{failure}',
  oursTitle: 'Bot 發生問題',
  ours: '這是 Bot 的錯誤，不是您的錯誤。記錄中有下方的識別碼；請告知 Bot 的系統管理員。',
  databaseTitle: 'Bot 無法使用自己的資料庫',
  database:
    '這是 Bot 的錯誤，不是您的錯誤。請一分鐘後再試一次：變更不會因此執行兩次。若持續發生，請將識別碼告知 Bot 的系統管理員。',
  service: '服務',
  asked: '要求的項目',
  said: '服務的原文',
  id: '識別碼',
  waitFor: '{span}後再試才有意義。',
  nothingChanged: '沒有任何變更。',
  maybeChanged: '無法得知變更是否已完成：重複之前請先查看。',
  cardTooLarge: '內容過長，無法放入一則訊息。請縮小範圍，或以編號指定一項。',
  tryAgain: '再試一次',
  interruptedTitle: '已中斷',
  interrupted: '處理這項要求時 Bot 重新啟動，因此沒有答案。',
  request: '要求',
  interruptedChange: '變更 {id}：{text}',
  interruptedNoChange: '這項要求沒有提出、決定或執行任何變更。',
};

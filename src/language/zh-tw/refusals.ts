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
  changeUnnamed: '沒有指明是哪一項變更。「待核准」會列出等待中的變更。',
  changeUnknown: '沒有變更「{id}」。「待核准」會列出等待中的變更。',
  changeDecided: '變更 {id} 已不在等待中。「變更 {id}」會顯示結果。',
  mayNotApprove: '您不能決定這項變更。',
  ownChange: '這項變更是您自己要求的，必須由其他人決定。',
  decidedBefore: '您已經對變更 {id} 做過決定。',
  reasonMissing: '請說明原因，例如：拒絕 <編號> 請等到星期一',
  reasonNeeded: '請說明您提出要求的原因；這類變更必須說明。',
  changeOpen: '變更 {id} 尚未結束。',
  ownChangePending: '未提出任何要求：您的變更 {id}（{does}）仍在等待中。請先撤回：撤回 {id}',
  otherChangePending:
    '未提出任何要求：{name} 已有等待中的變更 {id}（{does}）。可用「變更 {id}」查看；請 {name} 撤回，或等它結束。',
  mayNotRequest: '您已無法要求變更：這需要操作員角色。',
  noRollback: '變更 {id} 中斷了連接器的連線，無法復原。若要重新連線：設定連接器',
  changedSince:
    '未擬定任何計畫：{settings} 之後已有變動，復原會覆寫它。請檢查目前的值，並直接變更。',
  changedByNewer:
    '未擬定任何計畫：變更 {newer} 之後寫入了相同的設定。請先復原 {newer}：復原 {newer}',
  accountGone: '此租用戶中沒有已啟用的帳戶「{name}」。',
  policyGone: '行動裝置信箱原則「{name}」已不存在；它已重新命名或移除。',
  deviceGone: '{name} 已不在，或已重新註冊為新的合作關係。',
  connectorGone: '{name} 的連接器已不是目前的連接器。',
  ruleGone: '裝置存取規則「{name}」已不存在。',
  changeGone: '變更 {name} 已無記錄。',
  noBreakGlass: '原則未指定任何人可以不經核准執行變更。',
  mayNotBreakGlass: '您不可以不經核准執行變更。',
  breakGlassReason: '請說明原因，例如：緊急執行 <編號> 所有人都無法收發郵件',
  notYourChange: '只有要求變更的人可以送出或撤回。',
  nothingToChange: '一切已經符合要求。',
  formIncomplete: '表單不完整：{field}。',
  fieldTooLong: '表單不完整：{field}。內容超過 {limit} 個字元，因此沒有規劃任何變更。',
  fieldHidden: '表單不完整：{field}。文字中含有看不見的字元 {character}，請移除後重新輸入。',
  fieldUnreadable: '表單不完整：{field}。無法讀取該值，請重新開啟表單。',
  addressInvalid: '表單不完整：{field}。「{text}」不是電子郵件地址。',
  noConnector: '目前沒有連接器。「設定連接器」可以建立。',
  tooFast: '要求太頻繁，請在 {seconds} 秒後再試一次。',
  deviceUnknown:
    '沒有裝置「{device}」。請以裝置識別碼，或擁有者的姓名或信箱指定；「隔離裝置」會列出等待中的裝置。',
  policyUnknown: '沒有行動裝置信箱原則「{policy}」。',
  noDevice: '{name} 沒有 Exchange 已知的行動裝置。',
  mailboxAmbiguous:
    '有多個信箱名為「{mailbox}」，無法確定裝置屬於哪一個。請以電子郵件地址指定擁有者。',
  incidentUnknown: '沒有事件「{id}」。「事件」會列出未結束的事件。',
  incidentClosed: '事件 {id} 已結束。',
  incidentChanged: '事件 {id} 剛才已變更，請再試一次。',
  acknowledgedBefore: '{name} 已認領事件 {id}。',
  notMuted: '事件 {id} 未設為靜音。',
  notSubscribed: '此交談未訂閱任何項目。',
  topicUnknown:
    '「{topic}」不屬於：失敗、恢復、變更、核准、摘要、全部；也不是嚴重性：資訊、警告、嚴重。',
  logLevelUnknown:
    '請輸入 debug、info、warn 或 error 以及時間（最多一天），例如：記錄層級 debug 15 分鐘',
  spanUnknown: '請說明靜音多久（最多一週），例如：靜音 <編號> 8h，或：靜音 <編號> 直到恢復',
  auditRequestUnknown:
    '請這樣說：稽核、稽核 最近 2h、稽核 由 Alice、稽核 最近 7d 由 Alice、稽核 驗證、稽核 匯出 <編號>',
  noSync: '目前沒有同步處理正在執行。',
  askAlone:
    '這項檢查以您自己的權限讀取，因此只在我們的個人聊天中進行，其他人不會看到。請在那裡寫給我。',
  signInAgain: '讀取期間您的登入已結束，因此沒有完成。請再問一次。',
  syncRunning: '已有同步處理正在執行。「同步記錄」會顯示。',
};

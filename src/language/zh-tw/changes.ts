import type { Words } from '../words.js';

/** Kinds of change. */
export const changeKinds: Words['changeKinds'] = {
  setup: '設定連接器',
  disconnect: '中斷連接器',
  device: '允許或封鎖一部裝置',
  restore: '將設定所覆寫的內容復原',
};

/** What became of a change, in one sentence. */
export const changeStates: Words['changeStates'] = {
  draft: '這是計畫，尚未要求任何事。',
  waiting: '等待核准。',
  approved: '已核准，即將開始。',
  running: '正在執行。',
  done: '已完成，並在之後檢查過。',
  failed: '失敗。步驟會顯示哪些已完成、哪些沒有。',
  unknown: '無法得知是否全部完成。不會重複執行，請查看 Exchange。',
  rejected: '已拒絕，沒有變更任何項目。',
  expired: '沒有人及時決定，沒有變更任何項目。',
  withdrawn: '已撤回，沒有變更任何項目。',
  void: '租用戶的現況已與核准時不同，因此沒有執行任何項目。請重新要求。',
};

/** The cards of changes. */
export const changes: Words['changes'] = {
  number: '變更',
  account: '連接器帳戶',
  mailbox: '信箱',
  requester: '要求者',
  expires: '到期時間',
  ended: '結束時間',
  steps: 'Exchange 中會變更的項目',
  stepsRun: 'Exchange 中要變更的項目',
  noSteps: 'Exchange 沒有任何變更：設定已符合要求。將記錄連接器，接著執行完整同步處理。',
  disconnects: '停止同步處理並標記記錄，Exchange 維持原狀。',
  difference: '{name}：{before} → {after}',
  nothing: '無',
  yes: '是',
  no: '否',
  effect:
    '影響 {total} 部裝置中的 {devices} 部、{people} 位人員，計算時間：{moment}。{exempt} 部有個人例外，維持原狀；{external} 部不由 Exchange 決定（條件式存取下的 Outlook），不受影響或不明。',
  approvedBy: '✔ 核准者：{name}，{moment}',
  lapsed: '{name} 的核准已不再計入：其核准權限已不存在。',
  brokenBy: '⚠ {name} 不經核准執行，{moment}：{reason}',
  asksBecause: '原因：{reason}',
  why: '您為什麼要求？',
  whyNeeded: '您為什麼要求？（必填）',
  again: '重新規劃',
  rest: '規劃其餘部分',
  goBack: '規劃復原',
  restores: '將變更 {id} 所覆寫的內容復原。',
  foundDrift: '現在要變更的會是：',
  foundLeft: '事後讀回，以下尚未完成：',
  foundNothing: '現在已不需要變更任何內容。',
  foundGrowth: '現在會影響 {devices} 部裝置，提出要求時為 {before} 部。',
  foundRequester: '要求者已無法要求變更，因此未執行。',
  foundApproval: '仍可核准的核准者人數不足。',
  trouble: '發生的問題：{fault}',
  rejectedBy: '✖ 拒絕者：{name}，{moment}：{reason}',
  stepFailed: '失敗：{fault}',
  warning: '⚠ Exchange 提醒：{text}',
  stepSaid: '服務的說法：{said}',
  needs: '需要 {n} 人核准，且不得為要求者本人。',
  ask: '要求核准',
  approve: '核准',
  reject: '拒絕',
  withdraw: '撤回',
  refresh: '重新整理',
  reason: '原因（拒絕時必填）',
  summary: '{kind}（{id}）：{state}',
  setupTitle: '設定連接器',
  setupIntro:
    '連接器帳戶：{account}。表單中是目前的值，請修改您要變更的項目。在其他人核准之前不會發生任何事。',
  defaultAccessLevel: '沒有規則適用的裝置',
  adminMailRecipients: '裝置遭隔離時收到郵件的人（地址以逗號分隔）',
  userMailInsert: '寄給裝置遭隔離或封鎖的人員的郵件文字',
  allowOutlook: '以存取規則允許 Outlook for iOS 與 Android',
  defaultPolicy: '預設行動裝置信箱原則',
  required: '請選擇。',
  plan: '顯示計畫',
  refused: '還不能設定連接器：{why}。',
  refusedPrerequisites: '必要條件尚未全部符合',
  refusedExecuting: '執行身分識別無法執行全部 13 個 Cmdlet',
  refusedAccount: '{account} 缺少 Cmdlet 或 Intune 權限',
  listed: '{id}：{kind}',
  askedBy: '要求者：{name}',
  pendingTitle: '等待中的變更',
  pendingNone: '沒有等待中的項目。',
  pendingSome: '{n} 項變更等待中。「變更 <編號>」會顯示其中一項。',
  auditTitle: '稽核',
  auditSome: '最新的在前。每筆都帶有前一筆的雜湊。',
  auditNone: '目前沒有任何記錄。',
  auditWhole: '{n} 筆記錄的鏈結完整，且與 {checkpoints} 個檢查點相符。',
  auditArchived: '第 {number} 筆以前的記錄在封存檔中，由「npm run verify-archive」驗證。',
  auditCut: '鏈結的尾端遭截斷：第 {number} 筆及其後的記錄已不存在。',
  auditForged: '第 {number} 筆記錄的檢查點不是由此 Bot 簽署。',
  auditAltered: '第 {number} 筆或更早的記錄遭到更改。',
  auditMissing: '缺少第 {number} 筆記錄。',
  bot: 'Bot',
};

/** What the audit has entries of, and how it ended. */
export const auditEvents: Words['auditEvents'] = {
  requested: '要求變更',
  approved: '核准變更',
  brokenGlass: '不經核准執行',
  rejected: '拒絕變更',
  withdrawn: '撤回變更',
  expired: '變更已到期',
  refused: '決定未獲接受',
  started: '變更開始',
  ended: '變更結束',
  ran: '執行 Cmdlet',
  syncCancelled: '取消同步處理',
  acknowledged: '認領事件',
  muted: '將事件靜音',
  unmuted: '取消事件靜音',
  signInRefused: '登入遭拒',
  logLevel: '暫時變更記錄層級',
  archived: '封存舊的項目',
  restored: '從備份還原資料庫',
  done: '已完成',
  failed: '失敗',
  unknown: '結果不明',
  void: '已作廢',
  between: '，',
};

/** Why a decision was refused, as the audit has it: about somebody, not to them. */
export const auditRefusals: Words['auditRefusals'] = {
  ownChange: '要求者本人',
  mayNotApprove: '無權決定',
  decidedBefore: '先前已做過決定',
  changeDecided: '變更已不在等待中',
  reasonMissing: '未說明原因',
  breakGlassReason: '未說明原因',
  noBreakGlass: '原則未指定任何人',
  mayNotBreakGlass: '原則未指定此人',
  notYourChange: '他人的變更',
};

/** Exchange's states of a device. */
export const deviceStates: Words['deviceStates'] = {
  allowed: '已允許',
  blocked: '已封鎖',
  quarantined: '已隔離',
  discovery: '探索中',
  unknown: '不明',
};

/** Devices. */
export const devices: Words['devices'] = {
  title: '隔離的裝置',
  noneQuarantined: '沒有裝置遭隔離。',
  quarantined:
    '{n} 部裝置遭隔離。允許一部裝置是需要其他人核准的變更。裝置重設後識別碼會改變，先前的項目不再適用。',
  allow: '允許 {person}：{model}',
  which: '選擇裝置',
  block: '封鎖 {person}：{model}',
  several: '有 {n} 部裝置符合，請選擇您要的那一部。',
  nearest: '沒有完全符合的裝置，{n} 部相近。如果是您要的裝置，請選擇。',
  shownOf: '顯示 {n} 部中的 {shown} 部。',
};

/** Access levels, as Exchange's consoles name them. */
export const accessLevels: Words['accessLevels'] = {
  Allow: '允許存取',
  Block: '封鎖存取',
  Quarantine: '隔離',
};

import type { health as english } from '../en/health.js';
import type { Translated } from '../translated.js';

export const health: Translated<typeof english> = {
  title: 'Bot 的健康狀況',
  well: 'Bot 運作正常。',
  paused: 'Bot 正在執行，但因連續失敗而暫停詢問 Exchange。',
  storeDown: 'Bot 正在執行，但儲存體沒有回應。',
  version: '版本',
  uptime: '啟動時間',
  store: '儲存體',
  storeWell: '{kind} {version}，{place}',
  storeUnanswered: '沒有回應',
  backend: 'Exchange 後端',
  backendIs: '{name}，{target}',
  calls: 'Cmdlet',
  callsNow: '{running} 個執行中，{waiting} 個等候中',
  workers: 'PowerShell 處理序',
  processes: 'Bot 的執行個體',
  notices: '通知',
  noticesNone: '沒有等候中的通知',
  noticesWaiting: '{n} 則等候中，最早的自 {moment}',
  dead: '無法連絡的交談',
  incidents: '未結束的事件',
  circuit: '通往 Exchange 的斷路器',
  circuitClosed: '關閉：呼叫正常通過',
  circuitOpen: '開啟：呼叫暫停至 {moment}',
};

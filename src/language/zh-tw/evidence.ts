import type { evidence as english } from '../en/evidence.js';
import type { Translated } from '../translated.js';

export const evidence: Translated<typeof english> = {
  title: '變更 {id} 的證明',
  kind: '種類',
  state: '結果',
  reason: '原因',
  hash: '計畫的雜湊',
  exported: '匯出者',
  checkpoint: '最新的稽核檢查點',
  wishes: '要求的內容',
  decisions: '決定',
  steps: '步驟',
  step: '步驟',
  cmdlet: 'Cmdlet',
  outcome: '結果',
  when: '時間',
  parameters: '參數',
  values: '變更前後',
  notRun: '未執行',
  entries: '稽核記錄',
  verify:
    '此證明的 JSON 檔案包含從此處到最新檢查點的完整鏈結。「npm run verify-evidence」會依保存的檢查點加以驗證。',
  linkTitle: '變更 {id} 的證明',
  linkIntro: '連結在十分鐘內有效，持有連結者皆可開啟。',
  page: '列印用頁面',
  json: 'JSON',
};

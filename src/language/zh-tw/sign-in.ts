import type { signIn as english } from '../en/sign-in.js';
import type { Translated } from '../translated.js';

export const signIn: Translated<typeof english> = {
  title: '登入',
  text: '請登入：這項檢查以您自己的權限讀取，不會用來變更任何項目。如果 Entra 要求核准，須由系統管理員同意一次。',
  signedIn: '您已登入，有效至 {moment}。「檢查權限」以您自己的權限讀取；變更絕不使用。',
  signedOut: '您已登出。Bot 已忘記您的權杖。',
  notUsed: '此處不需要登入：檢查以應用程式的權限執行。',
  label: '登入',
  until: '已登入，有效至 {moment}',
  none: '未登入',
  unfinished:
    '登入沒有完成，因此沒有以您的權限讀取任何資料。如果 Entra 要求核准，須由系統管理員同意一次（docs/permissions.md）。再問一次即可重新開始。',
  refused: '收到的登入無法視為您對此 Bot 的登入，因此沒有以您的權限讀取任何資料。',
  failed: '無法讓您登入，因此沒有以您的權限讀取任何資料。{failure}',
  notInstalled: 'Teams 只會在您自己已新增此應用程式時讓您登入。請在 Teams 新增，然後再問一次。',
  clientFailed: 'Teams 無法讓您登入（{code}）。系統管理員可在 docs/sign-in.md 找到註冊所需的設定。',
  pageTitle: 'Connector Bot：登入',
  pageText: '您可以關閉此視窗。',
};

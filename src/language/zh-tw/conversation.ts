import type { conversation as english } from '../en/conversation.js';
import type { Translated } from '../translated.js';

export const conversation: Translated<typeof english> = {
  helpTitle: '您可以這樣問',
  helpIntro: '輸入或按下按鈕皆可，也可以用一般的問句。',
  helpOne: '可以這樣說',
  helpPage: '第 {page} 頁，共 {pages} 頁',
  helpSummary: '{title}：{commands}',
  nextPage: '下一頁',
  previousPage: '上一頁',
  welcomeTitle: '您好，我是 Connector Bot',
  welcomePersonal:
    '我負責照顧 Exchange Online 與 Intune 之間的連線：檢查所需的項目、顯示目前狀況，並說明該怎麼做。',
  welcomeShared:
    '我負責照顧 Exchange Online 與 Intune 之間的連線。請在這裡提及我，並說出您想知道的事。',
  welcomeNext: '可以從這裡開始：',
  didYouMeanTitle: '您是指下列其中一項嗎？',
  didYouMean: '我不認得這個說法，因此沒有執行任何動作。請按下您想要的項目。',
  notUnderstoodTitle: '我不了解您的意思',
  notUnderstood: '我沒有執行任何動作。以下是我能為您做的事。',
  greeting: '您好。輸入「說明」即可查看可以詢問的內容。',
  thanks: '不客氣。',
  noted: '好的。',
  progressTitle: '請稍候',
  progress: '正在詢問各項服務，答案會顯示在這裡。',
  stillWorking: '仍在處理中，這次花的時間比平常久。答案稍後會送到此交談。',
};

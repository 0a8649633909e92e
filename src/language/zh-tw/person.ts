import type {
  person as english,
  languages as englishLanguages,
  rights as englishRights,
  roles as englishRoles,
} from '../en/person.js';
import type { Translated } from '../translated.js';

export const roles: Translated<typeof englishRoles> = {
  viewer: '檢視者',
  operator: '操作者',
  approver: '核准者',
  admin: '系統管理員',
};

export const rights: Translated<typeof englishRights> = {
  viewer: '查看 Bot 讀取的所有資訊',
  operator: '查看所有資訊，並要求變更',
  approver: '查看所有資訊、要求變更，並決定他人的變更',
  admin: '執行所有動作，並查看稽核',
};

export const languages: Translated<typeof englishLanguages> = {
  en: 'English（英文）',
  'zh-TW': '繁體中文',
};

export const person: Translated<typeof english> = {
  title: '您的身分',
  headline: '您是 {name}，角色為{role}。',
  name: '名稱',
  account: '登入名稱',
  mail: '主要地址',
  noMail: '無',
  role: '角色',
  roleMay: '{role}：可以{rights}',
  language: '語言',
  languageAuto: '{language}（與您的 Teams 相同）',
  timeZone: '時區',
  which: '選擇帳戶',
  several: '有 {n} 個帳戶符合，請選擇您要的那一個。',
  languageTitle: '回答的語言',
  languageNow: '目前以{language}回答您。',
  languageNowAuto: '目前以您 Teams 的語言回答您：{language}。',
  languageHint: '您隨時可以使用任一種語言輸入。',
  languageAutoButton: '與 Teams 相同',
};

import type { Language } from '../../domain/people/language.js';
import type { Role } from '../../domain/people/role.js';

/** The roles' names. */
export const roles = {
  viewer: 'viewer',
  operator: 'operator',
  approver: 'approver',
  admin: 'admin',
} as const satisfies { readonly [R in Role]: string };

/** What each role may do, beyond the one before it. */
export const rights = {
  viewer: 'see everything that the bot reads',
  operator: 'see everything, and ask for changes',
  approver: 'see everything, ask for changes, and decide about those of others',
  admin: 'do everything, and see the audit',
} as const satisfies { readonly [R in Role]: string };

/** The languages' own names. */
export const languages = {
  en: 'English',
  'zh-TW': '繁體中文 (Traditional Chinese)',
} as const satisfies { readonly [L in Language]: string };

/** The whoami and language cards. */
export const person = {
  title: 'Who you are to the bot',
  headline: 'You are {name}, with the role {role}.',
  name: 'Name',
  account: 'Sign-in name',
  mail: 'Primary address',
  noMail: 'none',
  role: 'Role',
  roleMay: '{role}: may {rights}',
  language: 'Language',
  languageAuto: '{language} (that of your Teams)',
  timeZone: 'Time zone',
  which: 'Which account',
  several: '{n} {n:account matches/accounts match}. Choose the one you mean.',
  languageTitle: 'Language of the answers',
  languageNow: 'Answers to you are in {language}.',
  languageNowAuto: 'Answers to you follow the language of your Teams: {language}.',
  languageHint: 'You may write in either language at any time.',
  languageAutoButton: 'As in Teams',
} as const;

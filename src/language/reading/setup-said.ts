import type { Language } from '../../domain/people/language.js';

/** What somebody said about a setup in one sentence: it fills the form. */
export interface SetupSaid {
  readonly account?: string;
  readonly level?: 'Allow' | 'Block' | 'Quarantine';
  readonly recipients?: readonly string[];
  readonly allowOutlook?: true;
  readonly policy?: string;
}

const address = String.raw`[^\s,;，、；"“”「」<>()]+@[^\s,;，、；"“”「」<>()@]+\.[a-z0-9-]+`;
const addresses = String.raw`${address}(?:\s*(?:[,;，、；]|and|和|與|及)\s*${address})*`;
const name = String.raw`(?:"[^"]{1,256}(?:"|$)|“[^”]{1,256}(?:”|$)|「[^」]{1,256}(?:」|$)|[^\s,;，、；"“「]{1,256})`;
const levels = { allow: 'Allow', block: 'Block', quarantine: 'Quarantine' } as const;
const chineseLevels = { 允許: 'Allow', 封鎖: 'Block', 隔離: 'Quarantine' } as const;
const level = `(?<level>allow|block|quarantine)`;
const chineseLevel = `(?<level>允許|封鎖|隔離)`;
const defaultLevel = String.raw`default(?:\s+(?:access|level|access level))?|access level`;

/** Each way to say a field, tried in this order: what allows Outlook is no access level. */
const ways: readonly (readonly [keyof SetupSaid, RegExp])[] = [
  ['allowOutlook', /(?:and\s+|also\s+)?allow(?:ing)?\s+outlook|(?:並|也)?允許\s*outlook/i],
  [
    'recipients',
    new RegExp(
      String.raw`(?:(?:and\s+)?(?:notify|notifying|notifications? to|(?:admin\s+)?mails?(?:\s+to)?|send mails? to|recipients?)|(?:並)?(?:通知|寄信給|收件者|管理員郵件))\s*[:：]?\s*(?<recipients>${addresses})`,
      'i',
    ),
  ],
  [
    'policy',
    new RegExp(
      String.raw`(?:and\s+)?(?:(?:default\s+)?(?:mailbox\s+)?policy)\s*[:：=]?\s*(?<policy>${name})|(?:預設)?原則\s*[:：=]?\s*(?<policyName>${name})`,
      'i',
    ),
  ],
  [
    'level',
    new RegExp(String.raw`(?:${defaultLevel})\s*(?:is|to|of|as|=|:|：)?\s*${level}\b`, 'i'),
  ],
  [
    'level',
    new RegExp(
      String.raw`\b${level}\s*(?:as|by)?\s*(?:the\s+|a\s+)?default(?:\s+access(?:\s+level)?)?`,
      'i',
    ),
  ],
  ['level', new RegExp(String.raw`\b${level}(?:\s+(?:all\s+)?new\s+(?:devices|phones))?\b`, 'i')],
  [
    'level',
    new RegExp(
      String.raw`(?:預設)(?:的)?(?:存取層級|層級)?\s*(?:為|是|設為|：|:)?\s*${chineseLevel}|存取層級\s*(?:為|是|設為)?\s*(?<levelAlone>允許|封鎖|隔離)`,
    ),
  ],
  ['level', new RegExp(`${chineseLevel}(?:為|作為|當)?(?:預設)?`)],
  [
    'account',
    new RegExp(
      String.raw`(?:(?:for|with|using|as|by)\s+)?(?:(?:the\s+)?account\s*[:：]?\s*)?(?:帳戶|帳號)?\s*[:：]?\s*(?<account>${address})`,
      'i',
    ),
  ],
];

/** What joins the fields, and says nothing itself. */
const fillers =
  /\b(?:with|and|for|the|as|a|using|please|default|new|devices|phones|to|it|connector|account|of|on)\b|[\s,;:.，、；：。]|並|和|用|以|請|為|設|的|帳戶|帳號|連接器|新裝置|裝置|預設/gi;

const unquoted = (text: string): string => text.replace(/^["“「]|["”」]$/g, '');

function fieldSaid(
  field: keyof SetupSaid,
  groups: { readonly [name: string]: string | undefined },
): SetupSaid {
  const { account, recipients = '', policy, policyName } = groups;
  const said = (groups['level'] ?? groups['levelAlone'] ?? '').toLowerCase();
  if (field === 'allowOutlook') return { allowOutlook: true };
  if (field === 'recipients')
    return { recipients: recipients.match(new RegExp(address, 'gi')) ?? [] };
  if (field === 'policy') return { policy: unquoted(policy ?? policyName ?? '') };
  if (field === 'account') return account === undefined ? {} : { account };
  const found = { ...levels, ...chineseLevels }[said as keyof typeof levels];
  return found ? { level: found } : {};
}

/**
 * Reads what is said behind `setup`, such as `for svc@contoso.com with quarantine as default`.
 * @returns also what nothing was made of; empty where all was understood
 */
export function readSetupSaid(text: string): { readonly said: SetupSaid; readonly rest: string } {
  let rest = text;
  let said: SetupSaid = {};
  for (const [field, way] of ways) {
    if (field in said) continue;
    const found = way.exec(rest);
    if (!found?.groups && field !== 'allowOutlook') continue;
    if (!found) continue;
    said = { ...said, ...fieldSaid(field, found.groups ?? {}) };
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
  }
  return { said, rest: rest.replace(fillers, '').trim() };
}

const words = {
  en: {
    account: (it: string) => `for ${it}`,
    level: {
      Allow: 'allow as default',
      Block: 'block as default',
      Quarantine: 'quarantine as default',
    },
    recipients: (it: string) => `notify ${it}`,
    allowOutlook: 'allow Outlook',
    policy: (it: string) => `policy "${it}"`,
    between: ', ',
  },
  'zh-TW': {
    account: (it: string) => it,
    level: { Allow: '預設允許', Block: '預設封鎖', Quarantine: '預設隔離' },
    recipients: (it: string) => `通知 ${it}`,
    allowOutlook: '允許 Outlook',
    policy: (it: string) => `原則「${it}」`,
    between: '，',
  },
} as const;

/** What was said about a setup as it is typed in a language. */
export function setupWords(said: SetupSaid, language: Language): string {
  const say = words[language];
  const { account, level: access, recipients, allowOutlook, policy } = said;
  return [
    ...(account === undefined ? [] : [say.account(account)]),
    ...(access === undefined ? [] : [say.level[access]]),
    ...(recipients === undefined ? [] : [say.recipients(recipients.join(', '))]),
    ...(allowOutlook === undefined ? [] : [say.allowOutlook]),
    ...(policy === undefined ? [] : [say.policy(policy)]),
  ].join(say.between);
}

import type { Refusal } from '../../domain/failure.js';

/** What a person asked for that cannot be done as asked; the slots are the refusal's values. */
export const refusals = {
  noRole:
    'Hello. This bot is for the people who look after Exchange and Intune here; please ask your administrator for a role.',
  roleTooLow: 'That needs the role {needed}; yours is {held}. Please ask your administrator.',
  accountMalformed:
    '"{account}" is not an address. Write it as in: check permissions for someone@example.com',
  accountNotFound: 'There is no account "{account}" in this tenant. Please check the spelling.',
  accountForeign:
    '"{account}" is a guest or belongs to another tenant. A connector account has to be a member of this one.',
  buttonUnknown:
    'That button does not belong to this bot. Type "help" to see what you can ask for.',
  buttonOutdated: 'That button is from an older card. Please type the command again.',
  textTooLong: 'That text is too long: at most {limit} characters, please.',
  languageUnknown: 'The bot does not speak "{language}". Choose en, zh-TW or auto.',
} as const satisfies { readonly [R in Refusal]: string };

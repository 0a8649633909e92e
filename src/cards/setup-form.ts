import type { SetupToday } from '../domain/changes/plan.js';
import { digestOf } from './plan-values.js';

/** The fields of a setup, by their ids on the card. */
export const setupFields = [
  'defaultAccessLevel',
  'adminMailRecipients',
  'userMailInsert',
  'allowOutlook',
  'defaultPolicy',
] as const;

export type SetupField = (typeof setupFields)[number];

/** What each field holds before anybody touches it. */
export type SetupFormValues = { readonly [F in SetupField]: string };

/** More recipients than a form has room for stay as they are. */
export const longestRecipients = 4000;

/** What Exchange takes (learn.microsoft.com/powershell/module/exchange/set-activesyncorganizationsettings). */
export const longestInsert = 256;

export const setupFormValues = (today: SetupToday): SetupFormValues => ({
  defaultAccessLevel: today.defaultAccessLevel,
  adminMailRecipients: today.adminMailRecipients.join(', '),
  userMailInsert: today.userMailInsert,
  allowOutlook: String(today.outlookRule === 'Allow'),
  defaultPolicy: today.policies.find(({ isDefault }) => isDefault)?.name ?? '',
});

/**
 * A field's text without what clients change by themselves: line ends, and spaces and line ends around it.
 */
export const fieldText = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** What tells whether a field was touched, without sending all of it back and forth. */
export const fieldDigest = (text: string): string => digestOf(fieldText(text));

/** The digests of a form's fields, under the names that its button sends them by. */
export const formDigests = (values: SetupFormValues): { readonly [name: string]: string } =>
  Object.fromEntries(setupFields.map((field) => [digestName(field), fieldDigest(values[field])]));

export const digestName = (field: SetupField): string => `${field}Before`;

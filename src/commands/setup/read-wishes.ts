import type { AccessLevel, SetupWishes } from '../../domain/changes/plan.js';
import { PersonFailure } from '../../domain/failure.js';
import type { Voice } from '../../language/voice.js';
import type { PressData } from '../command.js';

const levels: readonly AccessLevel[] = ['Allow', 'Block', 'Quarantine'];
const address = /^[^\s@<>",;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/;
const mostRecipients = 20;

const textIn = (data: PressData, name: string, most: number): string | undefined => {
  const value = data[name];
  return typeof value === 'string' && value.length <= most && value.isWellFormed()
    ? value.trim()
    : undefined;
};

/**
 * What a form asks for: the client's words, checked one by one.
 * @throws PersonFailure naming the field that cannot be used
 */
export function readWishes(
  data: PressData,
  voice: Voice,
): { readonly account: string; readonly wishes: SetupWishes } {
  const incomplete = (field: string): PersonFailure =>
    new PersonFailure('formIncomplete', { field });
  const account = textIn(data, 'account', 320);
  if (!account || !address.test(account)) throw incomplete('account');
  const defaultAccessLevel = levels.find((level) => level === data['defaultAccessLevel']);
  if (!defaultAccessLevel) throw incomplete(voice.say('changes.defaultAccessLevel'));
  const recipients = textIn(data, 'adminMailRecipients', 1000) ?? '';
  const adminMailRecipients = recipients.split(/[,;\s]+/).filter((each) => each !== '');
  const areAddresses = adminMailRecipients.every((each) => address.test(each));
  if (!areAddresses || adminMailRecipients.length > mostRecipients) {
    throw incomplete(voice.say('changes.adminMailRecipients'));
  }
  const userMailInsert = textIn(data, 'userMailInsert', 256);
  if (userMailInsert === undefined && data['userMailInsert'] !== undefined) {
    throw incomplete(voice.say('changes.userMailInsert'));
  }
  return {
    account,
    wishes: {
      defaultAccessLevel,
      adminMailRecipients,
      userMailInsert: userMailInsert ?? '',
      allowOutlook: data['allowOutlook'] === 'true' || data['allowOutlook'] === true,
      defaultPolicy: textIn(data, 'defaultPolicy', 256) ?? '',
    },
  };
}

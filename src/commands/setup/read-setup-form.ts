import {
  digestName,
  fieldDigest,
  fieldText,
  longestInsert,
  longestRecipients,
  type SetupField,
  setupFields,
} from '../../cards/setup-form.js';
import type { AccessLevel, SetupWishes } from '../../domain/changes/plan.js';
import { PersonFailure, type Refusal } from '../../domain/failure.js';
import { firstHidden } from '../../domain/hidden-characters.js';
import type { Voice } from '../../language/voice.js';
import type { PressData } from '../command.js';
import { textIn } from '../text-in.js';

const levels: readonly AccessLevel[] = ['Allow', 'Block', 'Quarantine'];
const address = /^[^\s@<>",;，、；]+@[^\s@<>"',;，、；]+\.[^\s@<>"',;，、；]+$/;
const longestAccount = 320;
const longestPolicy = 256;

/** Addresses are separated as people and their keyboards do it. */
const separator = /[,;，、；\s]+/;

export interface SetupForm {
  readonly account: string;
  readonly wishes: SetupWishes;
}

/** What a client sent, field by field: its words, so each is checked before it is believed. */
class FormReader {
  constructor(
    private readonly data: PressData,
    private readonly voice: Voice,
  ) {}

  /** What a person put into a field; undefined where they left it as it was shown. */
  touched(field: SetupField, limit: number): string | undefined {
    const sent = Object.hasOwn(this.data, field) ? this.data[field] : undefined;
    // Clients leave out what they have no input for: it was not touched.
    if (sent === undefined || sent === null) return undefined;
    const text = field === 'allowOutlook' && typeof sent === 'boolean' ? String(sent) : sent;
    if (typeof text !== 'string' || !text.isWellFormed()) {
      throw this.refused('fieldUnreadable', field);
    }
    if (fieldDigest(text) === textIn(this.data, digestName(field))) return undefined;
    const read = fieldText(text);
    if (read.length > limit) {
      throw this.refused('fieldTooLong', field, { limit: this.voice.number(limit) });
    }
    return read;
  }

  /** @throws PersonFailure where a text that is executed has something in it that nobody sees */
  assertSeen(field: SetupField, text: string): void {
    const lines = text.split('\n').map((line) => line.replace(/[ \u3000]+/g, ' '));
    const character = lines.map(firstHidden).find((hidden) => hidden !== undefined);
    if (character !== undefined) throw this.refused('fieldHidden', field, { character });
  }

  refused(
    refusal: Refusal & (`field${string}` | 'formIncomplete' | 'addressInvalid'),
    field: SetupField,
    further: { readonly [name: string]: string } = {},
  ): PersonFailure {
    return new PersonFailure(refusal, { field: this.voice.say(`changes.${field}`), ...further });
  }
}

function accountIn(data: PressData): string {
  const account = textIn(data, 'account').trim();
  const isAddress = account.length <= longestAccount && address.test(account);
  if (!isAddress || firstHidden(account) !== undefined) {
    throw new PersonFailure('formIncomplete', { field: 'account' });
  }
  return account;
}

function levelIn(form: FormReader): AccessLevel | undefined {
  const field = 'defaultAccessLevel';
  const sent = form.touched(field, 20);
  const level = levels.find((each) => each === sent);
  if (sent !== undefined && !level) throw form.refused('formIncomplete', field);
  return level;
}

function recipientsIn(form: FormReader): readonly string[] | undefined {
  const field = 'adminMailRecipients';
  const sent = form.touched(field, longestRecipients);
  if (sent === undefined) return undefined;
  const entries = sent.split(separator).filter((each) => each !== '');
  for (const entry of entries) {
    form.assertSeen(field, entry);
    if (!address.test(entry)) {
      throw form.refused('addressInvalid', field, { text: entry.slice(0, 80) });
    }
  }
  return [...new Set(entries)];
}

function insertIn(form: FormReader): string | undefined {
  const field = 'userMailInsert';
  const sent = form.touched(field, longestInsert);
  if (sent !== undefined) form.assertSeen(field, sent);
  return sent;
}

function outlookIn(form: FormReader): boolean | undefined {
  const field = 'allowOutlook';
  const sent = form.touched(field, 20);
  if (sent === undefined) return undefined;
  if (sent !== 'true' && sent !== 'false') throw form.refused('fieldUnreadable', field);
  return sent === 'true';
}

/** A policy that was typed comes before one that was chosen. Whether there is one is for the domain to say. */
function policyIn(form: FormReader, data: PressData): string | undefined {
  const typed = fieldText(textIn(data, 'otherPolicy'));
  if (typed.length > longestPolicy) {
    throw form.refused('fieldTooLong', 'defaultPolicy', { limit: String(longestPolicy) });
  }
  return typed === '' ? form.touched('defaultPolicy', longestPolicy) || undefined : typed;
}

/** Whether a form tells what it showed: only then it is known what was touched. */
export const hasDigests = (data: PressData): boolean =>
  setupFields.every((field) => textIn(data, digestName(field)) !== '');

/**
 * What a form asks for: only what was touched, checked field by field.
 * @param data with the digests of what the form showed, see {@link hasDigests}
 * @throws PersonFailure naming the field that cannot be used, and why
 */
export function readSetupForm(data: PressData, voice: Voice): SetupForm {
  const form = new FormReader(data, voice);
  const account = accountIn(data);
  const defaultAccessLevel = levelIn(form);
  const adminMailRecipients = recipientsIn(form);
  const userMailInsert = insertIn(form);
  const allowOutlook = outlookIn(form);
  const defaultPolicy = policyIn(form, data);
  const wishes: SetupWishes = {
    ...(defaultAccessLevel === undefined ? {} : { defaultAccessLevel }),
    ...(adminMailRecipients === undefined ? {} : { adminMailRecipients }),
    ...(userMailInsert === undefined ? {} : { userMailInsert }),
    ...(allowOutlook === undefined ? {} : { allowOutlook }),
    ...(defaultPolicy === undefined ? {} : { defaultPolicy }),
  };
  return { account, wishes };
}

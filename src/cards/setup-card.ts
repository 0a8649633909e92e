import type { SetupToday } from '../domain/changes/plan.js';
import type { SetupSaid } from '../language/reading/setup-said.js';
import type { Voice } from '../language/voice.js';
import { press } from './button.js';
import type { CardView } from './card-view.js';
import { pageOf } from './page.js';
import {
  formDigests,
  longestInsert,
  longestRecipients,
  type SetupFormValues,
  setupFormValues,
} from './setup-form.js';

const levels = ['Allow', 'Quarantine', 'Block'] as const;

/** Room for the choices of policies; the others are named by typing. */
const mostPolicyBytes = 8 * 1024;
const mostPolicies = 60;

/** Nobody's policy has a longer name. */
const longestPolicy = 256;

export interface SetupCardData {
  readonly account: string;
  readonly today: SetupToday;
  /** What was said with the command: the form shows it in place of what the tenant has. */
  readonly said?: SetupSaid;
}

/** The values that a form begins with: those of the tenant, but for what was said. */
function beginning(values: SetupFormValues, said: SetupSaid): SetupFormValues {
  const { level, recipients, allowOutlook, policy } = said;
  return {
    ...values,
    ...(level === undefined ? {} : { defaultAccessLevel: level }),
    ...(recipients === undefined ? {} : { adminMailRecipients: recipients.join(', ') }),
    ...(allowOutlook === undefined ? {} : { allowOutlook: String(allowOutlook) }),
    ...(policy === undefined ? {} : { defaultPolicy: policy }),
  };
}

/** The default first, then by name, as far as there is room for them. */
function policyChoices({ policies }: SetupToday, voice: Voice) {
  const sorted = policies.toSorted(
    (one, other) =>
      Number(other.isDefault) - Number(one.isDefault) || (one.name < other.name ? -1 : 1),
  );
  const choices = sorted.map(({ name }) => ({ title: voice.exact(name), value: name }));
  const bytes = (choice: object): number => Buffer.byteLength(JSON.stringify(choice));
  const { items } = pageOf(choices, 1, { size: mostPolicies, most: mostPolicyBytes, bytes });
  return { choices: items, unlisted: choices.length - items.length };
}

function policyData(today: SetupToday, voice: Voice) {
  const { choices, unlisted } = policyChoices(today, voice);
  return {
    policyLabel: voice.say('changes.defaultPolicy'),
    policies: choices,
    hasMorePolicies: unlisted > 0,
    otherPolicyLabel: voice.say('changes.otherPolicy', { n: unlisted }),
    longestPolicy,
  };
}

/** A field that keeps what is there: more of it than a form has room for. */
function recipientsData(today: SetupToday, values: SetupFormValues, voice: Voice) {
  const mayEdit = Buffer.byteLength(values.adminMailRecipients) <= longestRecipients;
  const n = today.adminMailRecipients.length;
  return {
    mayEditRecipients: mayEdit,
    keepsRecipients: !mayEdit,
    recipientsLabel: voice.say('changes.adminMailRecipients'),
    recipients: mayEdit ? values.adminMailRecipients : '',
    longestRecipients,
    recipientsKept: voice.say('changes.recipientsKept', { n }),
  };
}

/** The form of a setup, filled with what the tenant has today. */
export function setupCard({ account, today, said = {} }: SetupCardData, voice: Voice): CardView {
  const held = setupFormValues(today);
  const values = beginning(held, said);
  const hasOutlookRule = today.outlookRule === 'Allow';
  return {
    template: 'setup',
    language: voice.language,
    summary: voice.say('changes.setupTitle'),
    data: {
      title: voice.say('changes.setupTitle'),
      intro: voice.say('changes.setupIntro', { account: voice.exact(account) }),
      levelLabel: voice.say('changes.defaultAccessLevel'),
      level: values.defaultAccessLevel,
      levels: levels.map((value) => ({ title: voice.say(`accessLevels.${value}`), value })),
      required: voice.say('changes.required'),
      ...recipientsData(today, values, voice),
      insertLabel: voice.say('changes.userMailInsert'),
      insert: values.userMailInsert,
      longestInsert: Math.max(longestInsert, values.userMailInsert.length),
      hasOutlookRule,
      mayAllowOutlook: !hasOutlookRule,
      outlookAllowed: voice.say('changes.outlookAllowed'),
      outlookLabel: voice.say('changes.allowOutlook'),
      outlook: values.allowOutlook,
      policy: values.defaultPolicy,
      ...policyData(today, voice),
      presses: [
        press(
          voice.say('changes.plan'),
          'setup.plan',
          { account, ...formDigests(held) },
          'positive',
        ),
      ],
    },
  };
}

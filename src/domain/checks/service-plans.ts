import type { ServicePlan } from '../ports/intune.js';

/**
 * Plans that come with a mailbox. EXCHANGE_S_FOUNDATION alone is none: it comes with everything; and
 * archives are for mailboxes that are elsewhere.
 * Source: learn.microsoft.com, product names and service plan identifiers for licensing.
 */
const withMailbox = /^EXCHANGE_(S_(STANDARD|ENTERPRISE|DESKLESS|ESSENTIALS)|L_STANDARD|B_STANDARD)/;

const withIntune = /^INTUNE_(A|A_D|EDU|SMBIZ)\b/;

/** The names of plans that give people a mailbox and may be used. */
export const mailboxPlans = (plans: readonly ServicePlan[]): readonly string[] => [
  ...new Set(
    plans.filter((plan) => plan.usable && withMailbox.test(plan.name)).map((plan) => plan.name),
  ),
];

export const hasIntunePlan = (plans: readonly ServicePlan[]): boolean =>
  plans.some((plan) => plan.usable && withIntune.test(plan.name));

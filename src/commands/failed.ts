import type { CardData } from '../cards/card-view.js';
import { type Again, failureCard, oursCard } from '../cards/failure-card.js';
import { noticeCard } from '../cards/notice-card.js';
import { PersonFailure, StoreFailure, TenantFailure } from '../domain/failure.js';
import { sayForm } from '../language/say-form.js';
import type { Voice } from '../language/voice.js';
import { checkPermissionsWording } from './check-permissions/check-permissions-wording.js';
import { helpWording } from './help/help-wording.js';
import { cardReply, type Reply, textReply } from './reply.js';
import { sayCommand } from './suggest.js';
import type { Asked, Turn } from './turn.js';

/** How a failure of ours is logged; `id` is the turn's, which the person sees too. */
export type LogFailure = (
  event: 'turn.failed' | 'preferences.unread',
  fields: { readonly id: string; readonly error: unknown },
) => void;

/** A turn that failed, and all that is known of it by then. */
export interface Failed {
  readonly turn: Turn;
  readonly voice: Voice;
  readonly error: unknown;
  readonly rolesUnreadable?: boolean;
  /** What stood in the command's slots or the button's data: what a sentence may name. */
  readonly values?: { readonly [name: string]: string };
  readonly again?: Again | undefined;
}

/** The answer to a turn that failed, by whose failure it is. Only ours is logged: the others are answers. */
export function failedReply(failed: Failed, log: LogFailure): Reply {
  const { turn, voice, error, rolesUnreadable = false, again } = failed;
  if (error instanceof PersonFailure) return refusedReply(failed, error);
  if (error instanceof TenantFailure) {
    const mend = isOfRights(error) ? sayCommand(checkPermissionsWording, voice) : undefined;
    const data = { failure: error, id: turn.id, rolesUnreadable, again, mend };
    return cardReply(failureCard(data, voice));
  }
  log('turn.failed', { id: turn.id, error });
  const isDatabase = error instanceof StoreFailure && error.mayPass;
  return cardReply(oursCard({ id: turn.id, isDatabase, again }, voice));
}

/** Whether `check permissions` shows what is missing and how to give it. */
const isOfRights = ({ fault }: TenantFailure): boolean =>
  fault === 'notPermitted' || fault === 'accessDenied';

/** A refused button leaves its card as it is, so it gets a sentence; a refused text gets a card with help. */
function refusedReply({ turn, voice, values }: Failed, error: PersonFailure): Reply {
  const text = voice.sayFacts(`refusals.${error.refusal}`, { ...values, ...error.values });
  if (turn.asked.kind === 'button' || error.refusal === 'noRole') return textReply(text);
  const helpText = sayForm(helpWording.forms, voice.language);
  return cardReply(noticeCard({ text, helpText }, voice));
}

/** A button's data takes so many bytes of a card, which has room for 28 KB. */
const mostAgainBytes = 8000;

/**
 * How to ask the same again. A button whose data can't be sent again as a whole has none: without a part of
 * it, it would ask for something else.
 */
export function againOf(asked: Asked): Again | undefined {
  if (asked.kind === 'text') return { kind: 'text', text: asked.text };
  const { msteams: _, ...sent } = asked.data;
  const isWhole = Object.values(sent).every((value) => plainTypes.has(typeof value));
  return isWhole && Buffer.byteLength(JSON.stringify(sent)) <= mostAgainBytes
    ? { kind: 'button', verb: asked.verb, data: sent as CardData }
    : undefined;
}

const plainTypes: ReadonlySet<string> = new Set(['string', 'number', 'boolean']);

/** What of a button's data a sentence may name: short texts, numbers and flags. */
export const plainData = (data: { readonly [name: string]: unknown }): CardData =>
  Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      typeof value === 'number' ||
      typeof value === 'boolean' ||
      (typeof value === 'string' && value.length <= 320)
        ? [[name, value] as const]
        : [],
    ),
  );

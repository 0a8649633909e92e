import { PersonFailure } from '../../domain/failure.js';
import type { IncidentDesk } from '../../domain/watch/incident-desk.js';
import type { Ask, Command } from '../command.js';
import { incidentReply, incidentsReply } from '../incidents/incidents-command.js';
import type { Reply } from '../reply.js';
import { spanOf, spanSaid } from '../span-said.js';
import { numberIn, textIn } from '../text-in.js';
import { muteWording } from './mute-wording.js';

const minuteMs = 60_000;
const longestMs = 7 * 24 * 60 * minuteMs;

const span = new RegExp(`^(?:for )?${spanSaid}$`, 'i');
const untilRecovery = /^(until (its? )?recover\w*|直到恢復|恢復為止)$/i;

/**
 * Reads `8h`, `30 min`, `until recovery`, `8 小時`; nothing is an hour.
 * @returns milliseconds; undefined until it recovers
 * @throws PersonFailure for anything else, and for more than a week
 */
export function readSpan(said: string): number | undefined {
  const text = said.trim().toLowerCase();
  if (text === '') return 60 * minuteMs;
  if (untilRecovery.test(text)) return undefined;
  const [, count, unit] = span.exec(text) ?? [];
  const ms = spanOf(count, unit);
  if (!(ms > 0 && ms <= longestMs)) throw new PersonFailure('spanUnknown');
  return ms;
}

/** `mute <id> 8h`: nobody is told of it for so long; the cards say who wanted it. */
export function muteCommand(desk: Pick<IncidentDesk, 'mute' | 'open'>): Command {
  const mute = async ({ person, turn, voice }: Ask, id: string, span: string): Promise<Reply> =>
    incidentReply(await desk.mute(id, person, readSpan(span)), turn.at, voice);
  return {
    ...muteWording,
    role: 'operator',
    run: (ask) => {
      const said = ask.slots['incident'];
      if (said === undefined) return incidentsReply(desk, ask.voice);
      const [, id = said, span = ''] = /^([a-z0-9]{6})(?![a-z0-9])\s*(.*)$/is.exec(said) ?? [];
      return mute(ask, id, span);
    },
    verbs: {
      press: ({ person, turn, voice }, data) => {
        const ms = numberIn(data, 'ms');
        const span = data['ms'] === '' ? undefined : Math.min(Math.max(ms, minuteMs), longestMs);
        if (span !== undefined && !Number.isFinite(span)) throw new PersonFailure('spanUnknown');
        return desk
          .mute(textIn(data, 'incident'), person, span)
          .then((incident) => incidentReply(incident, turn.at, voice));
      },
    },
  };
}

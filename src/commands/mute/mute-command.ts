import { PersonFailure } from '../../domain/failure.js';
import type { IncidentDesk } from '../../domain/watch/incident-desk.js';
import type { Ask, Command } from '../command.js';
import { incidentReply, incidentsReply } from '../incidents/incidents-command.js';
import type { Reply } from '../reply.js';
import { numberIn, textIn } from '../text-in.js';
import { lengthsAlone, type ReadAhead, timesOf } from '../times.js';
import { muteWording } from './mute-wording.js';

const minuteMs = 60_000;
const longestMs = 7 * 24 * 60 * minuteMs;

const untilRecovery =
  /^(?:until (?:it(?:'s| is)? |its )?(?:recover\w*|resolved|fixed|over|works(?: again)?)|(?:直到|到)(?:它)?(?:恢復|修好|解決)(?:為止)?|恢復為止|恢復前)$/i;

/**
 * Reads `8h`, `for half an hour`, `until tomorrow 9`, `until recovery`, 兩小時, 到明天早上九點; nothing is an hour.
 * @returns milliseconds; undefined until it recovers
 * @throws PersonFailure for anything else, and for more than a week
 */
export function readSpan(said: string, ahead: ReadAhead = lengthsAlone): number | undefined {
  const text = said.trim();
  if (text === '') return 60 * minuteMs;
  if (untilRecovery.test(text)) return undefined;
  const ms = ahead(text);
  if (ms === undefined || ms < minuteMs || ms > longestMs) throw new PersonFailure('spanUnknown');
  return ms;
}

/** `mute <id> 8h`: nobody is told of it for so long; the cards say who wanted it. */
export function muteCommand(desk: Pick<IncidentDesk, 'mute' | 'open'>): Command {
  const mute = async (ask: Ask, id: string, said: string): Promise<Reply> => {
    const { person, turn, voice } = ask;
    const span = readSpan(said, (await timesOf(ask)).ahead);
    return incidentReply(await desk.mute(id, person, span), turn.at, voice);
  };
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

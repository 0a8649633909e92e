import { noticeCard } from '../../cards/notice-card.js';
import { PersonFailure } from '../../domain/failure.js';
import type { LogLevelDesk } from '../../domain/log-level-desk.js';
import type { LogLevelWish } from '../../domain/ports/log-level-store.js';
import { sayForm } from '../../language/say-form.js';
import type { Ask, Command } from '../command.js';
import { helpWording } from '../help/help-wording.js';
import { cardReply, type Reply } from '../reply.js';
import { lengthsAlone, type ReadAhead, timesOf } from '../times.js';
import { logLevelWording } from './log-level-wording.js';

const minuteMs = 60_000;
const usualMs = 15 * minuteMs;
const longestMs = 24 * 60 * minuteMs;

const levels: readonly LogLevelWish['level'][] = ['debug', 'info', 'warn', 'error'];

/**
 * Reads `debug`, `debug for 15m`, `debug until 17:00`, `debug 30 分鐘`; without a time a quarter of an hour.
 * @throws PersonFailure for anything else, and for more than a day
 */
export function readLevel(
  said: string,
  ahead: ReadAhead = lengthsAlone,
): {
  readonly level: LogLevelWish['level'];
  readonly ms: number;
} {
  const [, word, time = ''] = /^([a-z]+)\s*(.*)$/is.exec(said.trim()) ?? [];
  const level = levels.find((each) => each === word?.toLowerCase());
  const ms = time === '' ? usualMs : ahead(time);
  if (!level || ms === undefined || ms < minuteMs || ms > longestMs) {
    throw new PersonFailure('logLevelUnknown');
  }
  return { level, ms };
}

/** `log level debug for 15m`: all processes log more for a while; it is in the audit. */
export function logLevelCommand(desk: Pick<LogLevelDesk, 'usual' | 'wish' | 'current'>): Command {
  const reply = ({ voice }: Ask, wish: LogLevelWish | undefined): Reply => {
    const text = wish
      ? voice.say('health.logWished', {
          level: wish.level,
          moment: voice.moment(wish.until),
          usual: desk.usual,
        })
      : voice.say('health.logUsual', { level: desk.usual });
    const helpText = sayForm(helpWording.forms, voice.language);
    return cardReply(noticeCard({ text, helpText }, voice));
  };
  return {
    ...logLevelWording,
    role: 'admin',
    run: async (ask) => {
      const said = ask.slots['level'];
      if (said === undefined) return reply(ask, await desk.current());
      const { level, ms } = readLevel(said, (await timesOf(ask)).ahead);
      return reply(ask, await desk.wish(level, ms, ask.person));
    },
  };
}

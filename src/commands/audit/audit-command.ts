import { listCard } from '../../cards/list-card.js';
import type { AuditEntry } from '../../domain/audit/audit-entry.js';
import type { AuditStore } from '../../domain/ports/audit-store.js';
import type { Voice } from '../../language/voice.js';
import type { Ask, Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { auditWording } from './audit-wording.js';

const mostShown = 15;
const verifyWords: ReadonlySet<string> = new Set(['verify', '驗證', '检验', '檢驗']);

const lineOf = ({ number, at, what, person, changeId, detail }: AuditEntry, voice: Voice) => ({
  title: `${number}. ${voice.moment(at)}`,
  text: [
    what,
    person?.name ?? voice.say('changes.bot'),
    changeId ?? '',
    detail['cmdlet'] ?? detail['state'] ?? detail['refusal'] ?? detail['reason'] ?? '',
    detail['outcome'] ?? '',
  ]
    .filter((part) => part !== '')
    .join(', '),
});

/** `audit`: who did what; `audit verify`: whether nobody has altered it since. */
export function auditCommand(audit: Pick<AuditStore, 'latest' | 'verify'>): Command {
  const card = (
    { voice }: Ask,
    intro: string,
    lines: readonly { title: string; text: string }[],
  ): Reply =>
    cardReply(
      listCard(
        {
          title: voice.say('changes.auditTitle'),
          intro,
          lines,
          says: [
            sayCommand(auditWording, voice, { what: voice.language === 'en' ? 'verify' : '驗證' }),
          ],
        },
        voice,
      ),
    );

  const verify = async (ask: Ask): Promise<Reply> => {
    const { voice } = ask;
    const { entries, fault } = await audit.verify();
    if (!fault) return card(ask, voice.say('changes.auditWhole', { n: entries }), []);
    const { number } = fault;
    const word = fault.fault === 'missing' ? 'changes.auditMissing' : 'changes.auditAltered';
    return card(ask, voice.say(word, { number }), []);
  };

  return {
    ...auditWording,
    role: 'admin',
    run: async (ask) => {
      if (verifyWords.has((ask.slots['what'] ?? '').toLowerCase())) return verify(ask);
      const entries = await audit.latest(mostShown);
      const intro = entries.length === 0 ? 'changes.auditNone' : 'changes.auditSome';
      return card(
        ask,
        ask.voice.say(intro),
        entries.map((entry) => lineOf(entry, ask.voice)),
      );
    },
  };
}

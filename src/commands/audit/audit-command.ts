import { linksCard } from '../../cards/links-card.js';
import { listCard } from '../../cards/list-card.js';
import type { AuditDesk } from '../../domain/audit/audit-desk.js';
import type { AuditFault, AuditStore } from '../../domain/ports/audit-store.js';
import type { Ask, Command } from '../command.js';
import { cardReply, type Reply } from '../reply.js';
import { sayCommand } from '../suggest.js';
import { timesOf } from '../times.js';
import { auditWording } from './audit-wording.js';
import { entryLine } from './entry-line.js';
import { readAuditRequest } from './read-audit-request.js';

export interface AuditServices {
  readonly audit: Pick<AuditStore, 'latest'>;
  readonly auditDesk: Pick<AuditDesk, 'verify' | 'ticket'>;
  /** The address at which people's browsers reach the bot, without a slash at its end. */
  readonly publicUrl: () => string;
}

const mostShown = 15;

const faultWords = {
  missing: 'changes.auditMissing',
  altered: 'changes.auditAltered',
  cut: 'changes.auditCut',
  forged: 'changes.auditForged',
} as const satisfies { readonly [F in AuditFault['fault']]: string };

/** `audit`: who did what; `audit verify`: whether nobody has altered it; `audit export`: the evidence. */
export function auditCommand({ audit, auditDesk, publicUrl }: AuditServices): Command {
  const card = (
    { voice }: Ask,
    intro: string,
    lines: readonly { title: string; text: string }[],
  ): Reply => {
    const what = voice.language === 'en' ? 'verify' : '驗證';
    const says = [sayCommand(auditWording, voice, { what })];
    return cardReply(
      listCard({ title: voice.say('changes.auditTitle'), intro, lines, says }, voice),
    );
  };

  const verify = async (ask: Ask): Promise<Reply> => {
    const { voice } = ask;
    const { archived, entries: n, checkpoints, fault } = await auditDesk.verify();
    return card(
      ask,
      fault
        ? voice.say(faultWords[fault.fault], { number: fault.number })
        : [
            voice.say('changes.auditWhole', { n, checkpoints }),
            ...(archived > 0 ? [voice.say('changes.auditArchived', { number: archived })] : []),
          ].reduce((text, more) => voice.say('joining.sentences', { text, more })),
      [],
    );
  };

  const links = async ({ person, voice }: Ask, changeId: string): Promise<Reply> => {
    const secret = await auditDesk.ticket(changeId, person.name, voice.language);
    const address = `${publicUrl()}/evidence/${secret}`;
    return cardReply(
      linksCard(
        {
          title: voice.say('evidence.linkTitle', { id: changeId.toUpperCase() }),
          intro: voice.say('evidence.linkIntro'),
          links: [
            { title: voice.say('evidence.page'), url: `${address}.html` },
            { title: voice.say('evidence.json'), url: `${address}.json` },
          ],
        },
        voice,
      ),
    );
  };

  return {
    ...auditWording,
    role: 'admin',
    run: async (ask) => {
      const { past } = await timesOf(ask);
      const asked = readAuditRequest(ask.slots['what'], ask.turn.at, past);
      if (asked.kind === 'verify') return verify(ask);
      if (asked.kind === 'export') return links(ask, asked.changeId);
      const entries = await audit.latest(mostShown, asked.filter);
      const { voice } = ask;
      const text = voice.say(entries.length === 0 ? 'changes.auditNone' : 'changes.auditSome');
      const { since } = asked.filter;
      const more = since && voice.say('changes.auditSince', { moment: voice.moment(since) });
      return card(
        ask,
        more === undefined ? text : voice.say('joining.sentences', { text, more }),
        entries.map((entry) => entryLine(entry, ask.voice)),
      );
    },
  };
}

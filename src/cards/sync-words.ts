import type { SyncRun } from '../domain/ports/sync-store.js';
import type { Voice } from '../language/voice.js';
import type { WordKey } from '../language/words.js';

function outcomeWords(run: SyncRun, voice: Voice): string {
  const { startedAt, endedAt = startedAt, counts, state, service, said } = run;
  if (state === 'running') {
    return voice.say('syncs.running', { moment: voice.moment(startedAt), n: run.read });
  }
  if (state === 'cancelled')
    return voice.say('syncs.cancelled', { name: voice.name(run.cancelledBy ?? '') });
  if (state === 'failed' || !counts) {
    const isOurs = run.fault === 'ours' || run.fault === undefined;
    const fault = isOurs
      ? voice.say('syncs.failedByBot')
      : voice.say(`faults.${run.fault}` as WordKey & 'faults.unreachable', {
          service: voice.say(`services.${service ?? 'exchange'}` as WordKey & 'services.exchange'),
        });
    return voice.say('syncs.failed', {
      fault: said ? voice.say('joining.aside', { text: fault, aside: voice.quote(said) }) : fault,
    });
  }
  const span = voice.span(endedAt.getTime() - startedAt.getTime());
  return voice.say('syncs.done', { span, ...counts });
}

/** A synchronisation in a line: which kind, how long, and what came of it. */
export function syncWords(run: SyncRun, voice: Voice): string {
  const kind = voice.say(run.kind === 'full' ? 'syncs.full' : 'syncs.quick');
  const text = `${voice.say('syncs.kind', { kind })}${outcomeWords(run, voice)}`;
  return run.isUnfiltered
    ? voice.say('joining.sentences', { text, more: voice.say('syncs.unfiltered') })
    : text;
}

import type { Verdict } from '../domain/checks/finding.js';
import type { BackendDescription } from '../domain/ports/exchange-backend.js';
import type { Voice } from '../language/voice.js';
import { backendNames } from './backend-names.js';
import { press } from './button.js';
import type { CardView } from './card-view.js';
import { looks } from './look.js';
import { type Row, row } from './row.js';

/** What waits to be done, in all processes. */
export interface HealthWork {
  readonly notices: { readonly count: number; readonly oldest: Date | undefined };
  /** Conversations that cannot be reached any more. */
  readonly dead: number;
  readonly incidents: number;
  readonly processes: number;
}

export interface HealthCardData {
  readonly version: string;
  readonly startedAt: Date;
  /** Undefined: the store does not answer. */
  readonly store:
    | { readonly kind: string; readonly version: string; readonly place: string }
    | undefined;
  readonly backend: BackendDescription;
  /** Undefined: the store does not tell. */
  readonly work: HealthWork | undefined;
}

/** How the bot itself is. */
export function healthCard(data: HealthCardData, voice: Voice): CardView {
  const [verdict, key]: readonly [Verdict, 'storeDown' | 'paused' | 'well'] = !data.store
    ? ['failed', 'storeDown']
    : data.backend.pausedUntil
      ? ['warning', 'paused']
      : ['passed', 'well'];
  const sentence = voice.say(`health.${key}`);
  const { symbol, tone } = looks[verdict];
  return {
    template: 'health',
    language: voice.language,
    summary: sentence,
    data: {
      title: voice.say('health.title'),
      symbol,
      tone,
      verdict: sentence,
      rows: rows(data, voice),
      presses: [press(voice.say('buttons.refresh'), 'health.refresh')],
    },
  };
}

function workRows({ work, backend }: HealthCardData, voice: Voice): readonly Row[] {
  const workers =
    backend.workers === undefined
      ? []
      : [row(voice.say('health.workers'), voice.number(backend.workers))];
  if (!work) return workers;
  const { notices, dead, incidents, processes } = work;
  const { count: n, oldest } = notices;
  return [
    ...workers,
    row(voice.say('health.processes'), voice.number(processes)),
    row(
      voice.say('health.notices'),
      oldest
        ? voice.say('health.noticesWaiting', { n, moment: voice.dated(oldest) })
        : voice.say('health.noticesNone'),
    ),
    row(voice.say('health.dead'), voice.number(dead)),
    row(voice.say('health.incidents'), voice.number(incidents)),
  ];
}

function rows(data: HealthCardData, voice: Voice): readonly Row[] {
  const { store, backend } = data;
  const { running, waiting, pausedUntil } = backend;
  return [
    row(voice.say('health.version'), data.version),
    row(voice.say('health.uptime'), voice.dated(data.startedAt)),
    row(
      voice.say('health.store'),
      store
        ? voice.say('health.storeWell', { kind: store.kind, version: store.version })
        : voice.say('health.storeUnanswered'),
    ),
    row(
      voice.say('health.backend'),
      voice.say('health.backendIs', { name: backendNames[backend.name], target: backend.target }),
    ),
    row(voice.say('health.calls'), voice.say('health.callsNow', { running, waiting })),
    row(
      voice.say('health.circuit'),
      pausedUntil
        ? voice.say('health.circuitOpen', { moment: voice.moment(pausedUntil) })
        : voice.say('health.circuitClosed'),
    ),
    ...workRows(data, voice),
  ];
}

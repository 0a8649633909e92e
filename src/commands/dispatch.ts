import { progressCard } from '../cards/progress-card.js';
import { welcomeCard } from '../cards/welcome-card.js';
import { PersonFailure } from '../domain/failure.js';
import type { Begin } from '../domain/part.js';
import type { PeopleDesk } from '../domain/people/people-desk.js';
import type { ChangeStore } from '../domain/ports/change-store.js';
import type { ConversationKind, PreferenceStore } from '../domain/ports/store.js';
import { sayForm } from '../language/say-form.js';
import type { Asker, Command } from './command.js';
import { type Failed, failedReply, type LogFailure } from './failed.js';
import { Gate } from './gate.js';
import type { Haste } from './haste.js';
import { heard } from './heard.js';
import { helpWording } from './help/help-wording.js';
import { interruptedView, newestChanges, pendingAnswerOf } from './interrupted.js';
import { cardReply, type Reply, textReply } from './reply.js';
import type { AskToSignIn } from './sign-in/ask-to-sign-in.js';
import { choiceOf } from './suggest.js';
import type { Turn } from './turn.js';
import type { Voices } from './voices.js';

export interface DispatchOptions {
  readonly people: Pick<PeopleDesk, 'person'>;
  readonly preferences: Pick<PreferenceStore, 'of'>;
  readonly commands: readonly Command[];
  readonly voices: Voices;
  readonly changes: Pick<ChangeStore, 'list'>;
  readonly haste: Pick<Haste, 'check'>;
  readonly begin: Begin;
  /** Where there is none, no command needs a sign-in. */
  readonly askToSignIn?: AskToSignIn | undefined;
  readonly log: LogFailure;
}

/** What the bot answers. None of it rejects: a failure is an answer too. */
export interface Dispatch {
  answer(turn: Turn): Promise<Reply>;
  /** What stands there while an answer takes longer; the answer replaces it. */
  progress(turn: Turn): Promise<Reply>;
  /** What is answered where nothing can be replaced and the answer follows by itself. */
  stillWorking(turn: Turn): Reply;
  /** The first card of a conversation, for everybody in it. */
  welcome(kind: ConversationKind, locale: string | undefined): Reply;
}

/** The commands that a conversation begins with. */
const firstSteps: readonly Command['name'][] = ['check', 'status', 'check-permissions'];

/** The only gate: whatever somebody types or presses comes through here, and nothing runs without a role. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { commands, voices, log, begin, askToSignIn } = options;
  const gate = new Gate(commands, begin, log, askToSignIn);
  return {
    answer: (turn) => answer(turn, gate, options),
    progress: async (turn) => cardReply(progressCard((await heard(turn, options)).voice)),
    stillWorking: (turn) => textReply(voices(turn).say('conversation.stillWorking')),
    welcome: (kind, locale) => {
      // The card tells no time, so the moment and the zone are of no account.
      const voice = voices({ speaker: { locale, timeZone: undefined }, at: new Date(0) });
      const choices = commands
        .filter((command) => firstSteps.includes(command.name))
        .map((command) => choiceOf(command, voice));
      const helpText = sayForm(helpWording.forms, voice.language);
      return cardReply(welcomeCard({ kind, choices, helpText }, voice));
    },
  };
}

async function answer(turn: Turn, gate: Gate, options: DispatchOptions): Promise<Reply> {
  const reply = await answerNow(turn, gate, options);
  // A process that ends has told it to give up: whatever it says by then is not what was asked.
  return turn.signal.aborted ? interrupted(turn, options) : reply;
}

async function interrupted(turn: Turn, options: DispatchOptions): Promise<Reply> {
  const [{ voice }, newest] = await Promise.all([
    heard(turn, options),
    newestChanges(options.changes).catch(() => undefined),
  ]);
  return cardReply(interruptedView(pendingAnswerOf(turn), newest, voice));
}

async function answerNow(turn: Turn, gate: Gate, options: DispatchOptions): Promise<Reply> {
  try {
    // Before anything is asked of the tenant.
    options.haste.check(turn);
  } catch (error) {
    const { voice } = await heard(turn, options);
    return failedReply({ turn, voice, error }, options.log);
  }
  return allowed(turn, gate, options);
}

async function allowed(turn: Turn, gate: Gate, options: DispatchOptions): Promise<Reply> {
  const [{ voice, chosenLanguage }, found] = await Promise.all([
    heard(turn, options),
    find(turn, options),
  ]);
  const failed = (detail: Omit<Failed, 'turn' | 'voice'>): Reply =>
    failedReply({ turn, voice, ...detail }, options.log);
  if ('error' in found) return failed({ error: found.error, rolesUnreadable: true });
  const { person } = found;
  if (!person) return failed({ error: new PersonFailure('noRole') });
  try {
    return await gate.pass({ turn, person, voice, chosenLanguage });
  } catch (error) {
    return failed({ error });
  }
}

/** The person behind a turn where they have a role; what kept it from being read, as a value. */
async function find(
  { speaker }: Turn,
  { people }: DispatchOptions,
): Promise<{ readonly person: Asker | undefined } | { readonly error: unknown }> {
  try {
    const person = await people.person(speaker.objectId);
    return { person: person?.role ? { ...person, role: person.role } : undefined };
  } catch (error) {
    return { error };
  }
}

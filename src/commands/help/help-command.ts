import type { Choice } from '../../cards/choice.js';
import { helpCard } from '../../cards/help-card.js';
import type { VisitStore } from '../../domain/ports/visit-store.js';
import { createParser, type Parser } from '../../language/reading/parser.js';
import { sayForm } from '../../language/say-form.js';
import { shownForm } from '../../language/shown-form.js';
import type { Voice } from '../../language/voice.js';
import type { Ask, Command } from '../command.js';
import { mayUse } from '../may-use.js';
import { cardReply, type Reply } from '../reply.js';
import { choiceOf, sayCommand } from '../suggest.js';
import { numberIn } from '../text-in.js';
import { helpTopics } from './help-topics.js';
import { helpWording } from './help-wording.js';
import { newsSince } from './releases.js';

export interface Visits {
  readonly visits: VisitStore;
  /** That of this bot. */
  readonly version: string;
}

/** What may be asked, by what somebody may want; each with an example to press. */
function choicesOf(offered: readonly Command[], voice: Voice): readonly Choice[] {
  return helpTopics.flatMap(({ topic, examples }) =>
    examples
      .flatMap(({ command: name, slots = {} }) => {
        const command = offered.find((each) => each.name === name);
        return command
          ? choiceOf(command, voice, sayForm(command.forms, voice.language, slots))
          : [];
      })
      .map((choice, place) =>
        place === 0 ? { ...choice, heading: voice.say(`topics.${topic}`) } : choice,
      ),
  );
}

/** `help`: what this person may ask for; `help <command>`: the ways to say one command. */
export function helpCommand(commands: readonly Command[], { visits, version }: Visits): Command {
  /** Made when somebody asks for one command: it takes its time, and the bot is to start quickly. */
  let parse: Parser | undefined;
  const offered = (ask: Ask) => commands.filter((command) => mayUse(ask.person.role, command));

  const list = (ask: Ask, page: number, news: readonly string[] = []): Reply =>
    cardReply(
      helpCard({ choices: choicesOf(offered(ask), ask.voice), page, says: [], news }, ask.voice),
    );

  const greet = async (ask: Ask): Promise<Reply> => {
    const last = await visits.visit(ask.person.objectId, version);
    return list(
      ask,
      1,
      newsSince(last).map(({ news }) => ask.voice.say(news)),
    );
  };

  const find = (ask: Ask, text: string): Command | undefined => {
    const { language } = ask.voice;
    parse ??= createParser(commands);
    const parsed = parse(text, { language, offered: () => false });
    return offered(ask).find(({ name }) => parsed.kind === 'exact' && name === parsed.command);
  };

  return {
    ...helpWording,
    role: 'any',
    run: async (ask) => {
      const asked = ask.slots['command'];
      const command = asked === undefined ? undefined : find(ask, asked);
      return command ? explain(command, ask.voice) : greet(ask);
    },
    verbs: { page: async (ask, data) => list(ask, numberIn(data, 'page')) },
  };
}

/** The ways to say a command in the person's language, each with the slots' words for an example. */
function explain(command: Command, voice: Voice): Reply {
  const examples = { account: 'me', language: voice.language };
  const choices = command.forms[voice.language].map((form): Choice => {
    const typed = sayForm({ en: [form], 'zh-TW': [form] }, voice.language, examples);
    return { shown: shownForm(form, voice), typed, what: typed };
  });
  const about = voice.say(`commands.${command.name}`);
  const says = [sayCommand(helpWording, voice)];
  return cardReply(helpCard({ choices, page: 1, about, says }, voice));
}

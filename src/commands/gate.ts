import { didYouMeanCard } from '../cards/did-you-mean-card.js';
import type { Again } from '../cards/failure-card.js';
import { PersonFailure } from '../domain/failure.js';
import { type Begin, during } from '../domain/part.js';
import { SignInNeeded } from '../domain/sign-in/sign-in-failures.js';
import { createParser, type Parsed } from '../language/reading/parser.js';
import { sayForm } from '../language/say-form.js';
import type { Voice } from '../language/voice.js';
import type { CommandName } from '../language/words.js';
import type { Ask, Asker, Command } from './command.js';
import { againOf, type Failed, failedReply, type LogFailure, plainData } from './failed.js';
import { helpWording } from './help/help-wording.js';
import { mayUse } from './may-use.js';
import { cardReply, type Reply, textReply } from './reply.js';
import type { AskToSignIn } from './sign-in/ask-to-sign-in.js';
import { choiceOf } from './suggest.js';
import type { Asked } from './turn.js';

/** What Teams lets somebody type is longer; no command is. */
const longestText = 4000;

/** Where nothing was recognised, so many commands are offered to start with. */
const starters = 3;

/** An ask before it is known what stands in its slots. */
type Asking = Omit<Ask, 'slots'>;

/** What a handler is to be called for, once all doors are passed. */
interface Call {
  readonly command: Command;
  readonly run: () => Promise<Reply>;
  readonly again: Again | undefined;
  readonly values: { readonly [name: string]: string };
}

/** Finds what an allowed person asked for, checks that they may, and has it done. */
export class Gate {
  private readonly byName: ReadonlyMap<string, Command>;
  private readonly parse;

  constructor(
    private readonly commands: readonly Command[],
    private readonly begin: Begin,
    private readonly log: LogFailure,
    private readonly askToSignIn?: AskToSignIn,
  ) {
    this.byName = new Map(commands.map((command) => [command.name, command]));
    this.parse = createParser(commands);
  }

  /** @throws PersonFailure for what nobody may ask, and for buttons that are none of ours */
  async pass(ask: Asking): Promise<Reply> {
    const { asked } = ask.turn;
    return asked.kind === 'button' ? this.press(ask, asked) : this.read(ask, asked.text);
  }

  private async read(ask: Asking, text: string): Promise<Reply> {
    const { person, voice } = ask;
    if (text.length > longestText) {
      throw new PersonFailure('textTooLong', { limit: voice.number(longestText) });
    }
    const parsed = this.parse(text, {
      language: voice.language,
      offered: (name) => this.mayUse(person, name),
    });
    if (parsed.kind === 'exact') return this.call(ask, this.typed(ask, parsed));
    if (parsed.kind === 'empty') {
      return this.call(ask, this.typed(ask, { command: helpWording.name, slots: {} }));
    }
    if (parsed.kind === 'manners') return textReply(voice.say(`conversation.${parsed.manners}`));
    return this.didYouMean(ask, parsed);
  }

  private typed(
    ask: Asking,
    { command: name, slots }: Pick<Extract<Parsed, { kind: 'exact' }>, 'command' | 'slots'>,
  ): Call {
    const command = this.named(name);
    const text = sayForm(command.forms, ask.voice.language, slots);
    return {
      command,
      run: () => command.run({ ...ask, slots }),
      again: { kind: 'text', text },
      values: slots,
    };
  }

  private async press(
    ask: Asking,
    { verb, data }: Extract<Asked, { kind: 'button' }>,
  ): Promise<Reply> {
    const dot = verb.indexOf('.');
    const command = this.byName.get(verb.slice(0, dot));
    const verbs = command?.verbs ?? {};
    const name = verb.slice(dot + 1);
    const press = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (dot < 0 || !command || !press) throw new PersonFailure('buttonUnknown');
    const plain = plainData(data);
    return this.call(ask, {
      command,
      run: () => press({ ...ask, slots: {} }, data),
      again: againOf({ kind: 'button', verb, data }),
      values: Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, String(value)])),
    });
  }

  /** The only place where a handler is called, so the only one that has to ask for the role. */
  private async call(ask: Asking, call: Call): Promise<Reply> {
    const { turn, person, voice } = ask;
    const { command, run, again, values } = call;
    if (command.role !== 'any' && !mayUse(person.role, command)) {
      throw new PersonFailure('roleTooLow', {
        needed: voice.say(`roles.${command.role}`),
        held: voice.say(`roles.${person.role}`),
      });
    }
    try {
      const answer = () => this.orAskToSignIn(ask, run);
      return await during(this.begin('command', { command: command.name }), answer);
    } catch (error) {
      const failed: Failed = { turn, voice, error, values, again };
      return failedReply(failed, this.log);
    }
  }

  private async orAskToSignIn(ask: Asking, run: Call['run']): Promise<Reply> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof SignInNeeded && this.askToSignIn) return this.askToSignIn(ask);
      throw error;
    }
  }

  private didYouMean(
    { person, voice }: Asking,
    parsed: Extract<Parsed, { kind: 'near' | 'none' }>,
  ): Reply {
    const recognised = parsed.kind === 'near';
    const choices = recognised
      ? parsed.suggestions.map(({ command, text }) => choiceOf(this.named(command), voice, text))
      : this.starters(person, voice);
    const helpText = sayForm(helpWording.forms, voice.language);
    return cardReply(didYouMeanCard({ choices, recognised, helpText }, voice));
  }

  private starters(person: Asker, voice: Voice) {
    return this.commands
      .filter((command) => mayUse(person.role, command))
      .slice(0, starters)
      .map((command) => choiceOf(command, voice));
  }

  private mayUse(person: Asker, name: CommandName): boolean {
    const command = this.byName.get(name);
    return command !== undefined && mayUse(person.role, command);
  }

  private named(name: CommandName): Command {
    const command = this.byName.get(name);
    if (!command) throw new RangeError(`There is no command ${name}`);
    return command;
  }
}

import type { Language } from '../domain/people/language.js';
import type { Person } from '../domain/people/person.js';
import type { Role } from '../domain/people/role.js';
import type { Voice } from '../language/voice.js';
import type { SayButton } from './button.js';
import type { CardView } from './card-view.js';
import { row } from './row.js';

export interface WhoamiCardData {
  readonly person: Person & { readonly role: Role };
  /** The language that the person chose; undefined: that of the client. */
  readonly chosen: Language | undefined;
  /** Until when they are signed in; undefined where nobody has to. */
  readonly signIn?: { readonly until: Date } | 'none' | undefined;
  readonly says: readonly SayButton[];
}

const signInRows = (signIn: WhoamiCardData['signIn'], voice: Voice) =>
  signIn === undefined
    ? []
    : [
        row(
          voice.say('signIn.label'),
          signIn === 'none'
            ? voice.say('signIn.none')
            : voice.say('signIn.until', { moment: voice.moment(signIn.until) }),
        ),
      ];

/** Who the bot takes somebody for, and what they may do. */
export function whoamiCard(
  { person, chosen, signIn, says }: WhoamiCardData,
  voice: Voice,
): CardView {
  const role = voice.say(`roles.${person.role}`);
  const headline = voice.say('person.headline', { name: voice.name(person.name), role });
  const language = voice.say(`languages.${voice.language}`);
  return {
    template: 'whoami',
    language: voice.language,
    summary: headline,
    data: {
      title: voice.say('person.title'),
      headline,
      rows: [
        row(voice.say('person.name'), voice.name(person.name)),
        row(voice.say('person.account'), voice.name(person.userPrincipalName)),
        row(
          voice.say('person.mail'),
          person.mail === null ? voice.say('person.noMail') : voice.name(person.mail),
        ),
        row(
          voice.say('person.role'),
          voice.say('person.roleMay', { role, rights: voice.say(`rights.${person.role}`) }),
        ),
        row(
          voice.say('person.language'),
          chosen ? language : voice.say('person.languageAuto', { language }),
        ),
        row(voice.say('person.timeZone'), voice.timeZone),
        ...signInRows(signIn, voice),
      ],
      says,
    },
  };
}

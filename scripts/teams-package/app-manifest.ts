import { type MenuScope, menuCommands, menuScopes } from '../../src/commands/menu.js';
import type { Language } from '../../src/domain/people/language.js';
import { createVoice } from '../../src/language/create-voice.js';
import type { Wording } from '../../src/language/forms.js';
import { sayForm } from '../../src/language/say-form.js';

export type Json = { readonly [name: string]: unknown };

interface MenuLine {
  readonly title: string;
  readonly description: string;
}

/** The menu of a scope, in the words that the commands themselves have. */
export function menuOf(
  scope: MenuScope,
  language: Language,
  wordings: readonly Wording[],
): readonly MenuLine[] {
  const voice = createVoice({ language, timeZone: 'UTC', now: new Date(0) });
  return menuCommands(scope).map((name) => {
    const wording = wordings.find((each) => each.name === name);
    if (!wording) throw new RangeError(`There is no command ${name}`);
    return {
      title: sayForm(wording.forms, language),
      description: voice.say(`commands.${name}`),
    };
  });
}

/** What signing in needs of the package. */
export interface SignInParts {
  /** The application id URI, where it is not the usual one. */
  readonly resource?: string | undefined;
  /** The host of the sign-in page: Teams listens to pages of the package's domains alone. */
  readonly host?: string | undefined;
}

/** The manifest with the menus of the commands, and with an application's id where it is given. */
export function appManifest(
  base: Json,
  wordings: readonly Wording[],
  appId?: string,
  signIn: SignInParts = {},
): Json {
  const [bot] = base['bots'] as readonly Json[];
  const commandLists = menuScopes.map((scope) => ({
    scopes: [scope],
    commands: menuOf(scope, 'en', wordings),
  }));
  const manifest = { ...base, bots: [{ ...bot, commandLists }] };
  return appId === undefined ? manifest : withAppId(manifest, appId, signIn);
}

/**
 * The Teams app has the id of its bot's registration. `webApplicationInfo` names that registration in the
 * form that Teams asks of bots, unless told otherwise: `api://botid-<id>` (learn.microsoft.com, bot-sso-manifest).
 */
function withAppId(
  manifest: { readonly bots: readonly Json[] },
  appId: string,
  { resource = `api://botid-${appId}`, host }: SignInParts,
): Json {
  return {
    ...manifest,
    id: appId,
    bots: manifest.bots.map((bot) => ({ ...bot, botId: appId })),
    webApplicationInfo: { id: appId, resource },
    ...(host === undefined ? {} : { validDomains: [host] }),
  };
}

/** The translation, with the menus of the commands in its language. */
export function translation(base: Json, language: Language, wordings: readonly Wording[]): Json {
  const words: { [path: string]: unknown } = {};
  for (const [path, text] of Object.entries(base))
    if (!path.startsWith('bots[')) words[path] = text;
  for (const [list, scope] of menuScopes.entries()) {
    for (const [index, line] of menuOf(scope, language, wordings).entries()) {
      const path = `bots[0].commandLists[${list}].commands[${index}]`;
      words[`${path}.title`] = line.title;
      words[`${path}.description`] = line.description;
    }
  }
  return words;
}

import type { TenantFault } from '../domain/failure.js';
import { cleanWords } from './clean-words.js';

/** What Exchange said went wrong, in the bot's words and in its own. */
export interface ExchangeWords {
  readonly fault: TenantFault;
  readonly said: string;
}

/**
 * What to look for in Exchange's errors, the first that fits: the .NET type or the text, as they are
 * seen in public code and threads (ExoHelper, CIPP, Microsoft365DSC).
 */
const signs: readonly (readonly [RegExp, TenantFault])[] = [
  [/maximum number of concurrent requests|throttl|Micro delay|too many requests/i, 'throttled'],
  [/isn't supported in this scenario|Directory Roles to Azure AD Application/i, 'notPermitted'],
  [/not present in the role definition|CmdletAccessDenied|is not recognized as/i, 'notPermitted'],
  [/parameter cannot be found that matches/i, 'notPermitted'],
  [
    /isn't within your current write scopes|UnauthorizedAccess|Access (is )?denied/i,
    'accessDenied',
  ],
  [/ManagementObjectNotFound|MailboxNotFound|couldn't be found|doesn't exist/i, 'notFound'],
  [/AlreadyExists|already exists/i, 'alreadyExists'],
  [
    /ValidationException|ParameterBinding|argument transformation|Cannot bind|Invalid filter/i,
    'invalid',
  ],
  [/can't be removed|cannot be removed|exceeds the maximum length/i, 'invalid'],
  [/timed? ?out|operation was cancell?ed/i, 'timedOut'],
];

/** Reads `ExHash|Type|text`, or a plain text; undefined when nothing in it is known. */
export function exchangeWords(message: string): ExchangeWords | undefined {
  const parts = message.split('|');
  const text = parts.length >= 3 ? parts.slice(2).join('|') : message;
  const sign = signs.find(([pattern]) => pattern.test(message));
  return sign && { fault: sign[1], said: cleanWords(text) };
}

import type { TenantFault } from '../domain/failure.js';

/** What Exchange said went wrong. */
export interface ExchangeWords {
  /** In the bot's words; undefined when nothing in it is known. */
  readonly fault: TenantFault | undefined;
  /** In Exchange's own, without the hash and the type before them; not yet fit for people. */
  readonly said: string;
}

type Signs = readonly (readonly [RegExp, TenantFault])[];

/** .NET types that say it all, as seen in public code that calls the service (ExoHelper, CIPP). */
const decisiveTypes: Signs = [
  [/CmdletAccessDenied/i, 'notPermitted'],
  [/UnauthorizedAccess/i, 'accessDenied'],
  [/ObjectNotFound|MailboxNotFound/i, 'notFound'],
  [/AlreadyExists/i, 'alreadyExists'],
  [/Transient|ServerBusy|Timeout/i, 'serviceError'],
];

/** Texts, the first that fits; from the same code, and from threads of those who met them. */
const texts: Signs = [
  [/maximum number of concurrent requests|too many requests|Micro delay applied/i, 'throttled'],
  [/isn't supported in this scenario|AuthZ-CmdletAccessDenied/i, 'notPermitted'],
  [/not present in the role definition|is not recognized as (the|a) name of/i, 'notPermitted'],
  [/parameter cannot be found that matches/i, 'notPermitted'],
  [/isn't within your current write scopes|access (is )?denied/i, 'accessDenied'],
  [/couldn't be found|mailbox doesn't exist/i, 'notFound'],
  [/already exists/i, 'alreadyExists'],
  [/argument transformation|Cannot bind|Cannot convert|Invalid filter/i, 'invalid'],
  [/can't be removed|cannot be removed|exceeds the maximum length/i, 'invalid'],
  [/operation (has )?timed? ?out|operation was cancell?ed/i, 'timedOut'],
];

/** .NET types that many things wear. */
const broadTypes: Signs = [[/Validation|ParameterBinding|ArgumentException|Format/i, 'invalid']];

/**
 * Names of objects stand in quotes. They are somebody's own text, and must not decide what went wrong. No name in
 * Exchange is longer than 256 characters; without a limit many quotation marks would take minutes.
 */
const withoutNames = (text: string): string =>
  text.replace(/(^|[\s(])'.{0,256}?'(?=[\s.,:;)]|$)/gs, '$1');

const faultIn = (signs: Signs, text: string): TenantFault | undefined =>
  signs.find(([pattern]) => pattern.test(text))?.[1];

/**
 * Reads an error of Exchange: `ExHash|Type|text`, or a text alone.
 * @param exceptionType the .NET type where it came beside the text
 */
export function exchangeWords(message: string, exceptionType = ''): ExchangeWords {
  const [, wiredType, ...rest] = message.split('|');
  const isWired = wiredType !== undefined && rest.length > 0;
  const said = isWired ? rest.join('|') : message;
  const type = isWired ? wiredType : exceptionType;
  const fault =
    faultIn(decisiveTypes, type) ?? faultIn(texts, withoutNames(said)) ?? faultIn(broadTypes, type);
  return { fault, said };
}

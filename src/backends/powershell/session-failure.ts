import { TenantFailure, type TenantFault } from '../../domain/failure.js';
import { exchangeWords } from '../exchange-words.js';
import type { SessionError } from './message.js';

interface Call {
  readonly cmdlet: string;
  readonly isWrite: boolean;
}

/** Faults of .NET's HTTP and of PowerShell around the cmdlet, by type and text. */
const signs: readonly (readonly [RegExp, TenantFault])[] = [
  [/\b401\b|Unauthorized|token.{0,200}expired/i, 'signIn'],
  [/\b429\b|Too Many Requests/i, 'throttled'],
  [/\b403\b|Forbidden/i, 'accessDenied'],
  [/\b5\d\d\b|Internal Server Error|Service Unavailable/i, 'serviceError'],
  [/JsonException|JsonReaderException/, 'badData'],
  [/TaskCanceled|OperationCanceled|TimeoutException/, 'timedOut'],
  [/HttpRequestException|SocketException|WebException|HttpIOException/, 'unreachable'],
];

/** Failures before anything was sent to Exchange. */
const neverSent =
  /CommandNotFoundException|ParameterBinding|ParameterArgument|PSArgumentException|HostException|PromptingException/;

/** A cmdlet that asked whether to go on: nobody is there to answer. */
const prompted = /HostException|PromptingException|NonInteractive|user interaction/i;

/** Types and texts by which Exchange itself says that it did not do it. */
const isAnswer = (message: string): boolean => message.split('|').length >= 3;

const befalling: ReadonlySet<TenantFault | undefined> = new Set([
  undefined,
  'timedOut',
  'serviceError',
]);

/** What an error of a cmdlet means; of a write that may have been done the outcome is unknown. */
export function sessionFailure({ cmdlet, isWrite }: Call, error: SessionError): TenantFailure {
  const { fault: known, said } = exchangeWords(error.message, error.type);
  const around = signs.find(([sign]) => sign.test(`${error.type} ${error.message}`))?.[1];
  const isPrompt = prompted.test(`${error.type} ${error.message}`);
  const isExchanges = isAnswer(error.message);
  const fault = isPrompt
    ? 'invalid'
    : (known ?? (isExchanges ? 'invalid' : (around ?? 'serviceError')));
  const didNothing =
    isPrompt || neverSent.test(error.type) || (isExchanges && !befalling.has(known));
  return new TenantFailure('exchange', fault, {
    asked: cmdlet,
    said,
    outcome: isWrite && !didNothing && !refused.has(fault) ? 'unknown' : 'none',
  });
}

/** Faults by which the service says that it took nothing. */
const refused: ReadonlySet<TenantFault> = new Set([
  'signIn',
  'throttled',
  'accessDenied',
  'notPermitted',
]);

import { cleanWords } from './clean-words.js';

/** The services of the tenant that an answer may hang on. */
export type Service = 'exchange' | 'graph' | 'authority' | 'connector';

/** What went wrong with the tenant, in words of ours; the language files say each to people. */
export type TenantFault =
  | 'unreachable'
  | 'timedOut'
  | 'throttled'
  | 'signIn'
  | 'consent'
  | 'accessDenied'
  | 'notPermitted'
  | 'notFound'
  | 'alreadyExists'
  | 'invalid'
  | 'serviceError'
  | 'badData';

/** What a failed write did: `none` when it surely changed nothing, `unknown` when it may have. */
export type Outcome = 'none' | 'unknown';

export interface TenantFailureDetail {
  /** The cmdlet or the Graph resource that was asked, as Microsoft spells it. */
  readonly asked?: string;
  /** The service's own words, as they came: the failure keeps them cleaned and short. */
  readonly said?: string;
  /** How long the service asked us to wait, in milliseconds. */
  readonly retryAfter?: number;
  /** What became of a write. A read has `none`. */
  readonly outcome?: Outcome;
  readonly cause?: unknown;
}

/** The tenant's failure: a Microsoft service was unreachable, refused, throttled or made no sense. */
export class TenantFailure extends Error {
  override readonly name = 'TenantFailure';
  readonly asked: string | undefined;
  /** The service's own words, cleared of server names, addresses, tokens and ids; short. */
  readonly said: string | undefined;
  readonly retryAfter: number | undefined;
  readonly outcome: Outcome;

  constructor(
    readonly service: Service,
    readonly fault: TenantFault,
    detail: TenantFailureDetail = {},
  ) {
    super(`${service}: ${fault}${detail.asked ? ` (${detail.asked})` : ''}`, {
      cause: detail.cause,
    });
    this.asked = detail.asked;
    this.said = cleanWords(detail.said ?? '') || undefined;
    this.retryAfter = detail.retryAfter;
    this.outcome = detail.outcome ?? 'none';
  }
}

/** Faults that often pass by themselves, so that trying again makes sense. */
const passing: ReadonlySet<TenantFault> = new Set([
  'unreachable',
  'timedOut',
  'throttled',
  'serviceError',
  'badData',
]);

/** Whether asking the same again may help, without anybody changing anything. */
export const mayPass = (failure: TenantFailure): boolean => passing.has(failure.fault);

/** What a person asked for that cannot be done as asked; the language files say each in a sentence. */
export type Refusal =
  | 'noRole'
  | 'roleTooLow'
  | 'reasonNeeded'
  | 'auditRequestUnknown'
  | 'noSync'
  | 'incidentUnknown'
  | 'incidentClosed'
  | 'incidentChanged'
  | 'acknowledgedBefore'
  | 'notMuted'
  | 'notSubscribed'
  | 'topicUnknown'
  | 'spanUnknown'
  | 'logLevelUnknown'
  | 'changeOpen'
  | 'ownChangePending'
  | 'otherChangePending'
  | 'mayNotRequest'
  | 'noRollback'
  | 'changedSince'
  | 'changedByNewer'
  | 'accountGone'
  | 'policyGone'
  | 'deviceGone'
  | 'connectorGone'
  | 'ruleGone'
  | 'changeGone'
  | 'noBreakGlass'
  | 'mayNotBreakGlass'
  | 'breakGlassReason'
  | 'accountMalformed'
  | 'accountNotFound'
  | 'accountForeign'
  | 'buttonUnknown'
  | 'buttonOutdated'
  | 'textTooLong'
  | 'languageUnknown'
  | 'changeUnnamed'
  | 'changeUnknown'
  | 'changeDecided'
  | 'mayNotApprove'
  | 'ownChange'
  | 'decidedBefore'
  | 'reasonMissing'
  | 'notYourChange'
  | 'nothingToChange'
  | 'formIncomplete'
  | 'fieldTooLong'
  | 'fieldHidden'
  | 'fieldUnreadable'
  | 'addressInvalid'
  | 'noConnector'
  | 'syncRunning'
  | 'deviceUnknown'
  | 'noDevice'
  | 'policyUnknown'
  | 'mailboxAmbiguous'
  | 'tooFast'
  | 'askAlone'
  | 'signInAgain';

/** The person's failure: refused, with a sentence that helps. */
export class PersonFailure extends Error {
  override readonly name = 'PersonFailure';

  constructor(
    readonly refusal: Refusal,
    /** What the sentence names, such as the account that was not found. Shown as text. */
    readonly values: { readonly [name: string]: string } = {},
  ) {
    super(refusal);
  }
}

/** Ours: the database did not do as it was asked. It was not written down, or that cannot be told. */
export class StoreFailure extends Error {
  override readonly name: string = 'StoreFailure';
  /** Whether the same may be done later: the database is away, full or busy, and nothing is wrong with us. */
  readonly mayPass: boolean;

  constructor(
    message: string,
    { cause, mayPass = false }: { readonly cause?: unknown; readonly mayPass?: boolean } = {},
  ) {
    super(message, { cause });
    this.mayPass = mayPass;
  }
}

/**
 * An answer of Exchange that is an error, in the service's own words: `hash|type|text`.
 * Types and texts as seen in public code and threads (Microsoft365DSC, CIPP, ExoHelper).
 */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';

  constructor(
    readonly type: string,
    message: string,
    /** 500 is also what Exchange answers to plain user errors. */
    readonly status: number = 500,
    readonly hash: string = 'Ex6F9304',
  ) {
    super(message);
  }
}

const server = 'DB8PR05A04DC003.EURPR05A004.PROD.OUTLOOK.COM';

export const objectNotFound = (identity: string): ExchangeError =>
  new ExchangeError(
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
    `The operation couldn't be performed because object '${identity}' couldn't be found on '${server}'.`,
  );

export const mailboxNotFound = (): ExchangeError =>
  new ExchangeError(
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
    "The specified mailbox doesn't exist.",
    500,
    'Ex41BAF5',
  );

export const ambiguous = (identity: string): ExchangeError =>
  new ExchangeError(
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException',
    `The operation couldn't be performed because '${identity}' matches multiple entries.`,
    500,
    'ExB7D1C2',
  );

export const alreadyExists = (name: string): ExchangeError =>
  new ExchangeError(
    'Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException',
    `The object '${name}' already exists on '${server}'.`,
    500,
    'Ex3A01E2',
  );

export const invalidValue = (message: string): ExchangeError =>
  new ExchangeError(
    'Microsoft.Exchange.Management.Tasks.ValidationException',
    message,
    500,
    'Ex9B1F10',
  );

export const badArgument = (
  parameter: string,
  value: unknown,
  names: readonly string[],
): ExchangeError =>
  new ExchangeError(
    'System.Management.Automation.ParameterBindingException',
    `Cannot process argument transformation on parameter '${parameter}'. Cannot convert value "${String(value)}". Specify one of the following enumerator names and try again: ${names.join(', ')}`,
    400,
    'Ex2C0A77',
  );

export const cmdletNotPermitted = (cmdlet: string): ExchangeError =>
  new ExchangeError(
    'Microsoft.Exchange.Configuration.Authorization.CmdletAccessDeniedException',
    `The cmdlet '${cmdlet}' is not present in the role definition of the current user.`,
    403,
    'ExA1D0C4',
  );

export const parameterUnknown = (parameter: string): ExchangeError =>
  new ExchangeError(
    'System.Management.Automation.ParameterBindingException',
    `A parameter cannot be found that matches parameter name '${parameter}'.`,
    400,
    'Ex77C2D0',
  );

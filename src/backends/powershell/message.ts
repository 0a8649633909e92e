/** An error as PowerShell gave it. */
export interface SessionError {
  /** FullyQualifiedErrorId, such as `NamedParameterNotFound,Get-MobileDevice`. */
  readonly id: string;
  /** The .NET type of the exception. */
  readonly type: string;
  readonly message: string;
}

/** What a session may do, as Get-Command shows it after connecting. */
export interface Connected {
  /** The module's version; empty when it has none. */
  readonly module: string;
  /** When the access token ends, in ISO 8601; absent when the module does not tell. */
  readonly expires?: string;
  /** The cmdlets of the catalogue that exist in the session, with their parameters. */
  readonly commands: { readonly [cmdlet: string]: readonly string[] };
}

/** The last message of a job; `memory` is the working set of the process in bytes. */
export type End =
  | { readonly end: 'done'; readonly memory: number }
  | ({ readonly end: 'failed' | 'refused'; readonly memory: number } & SessionError);

export type Message =
  | { readonly row: { readonly [property: string]: unknown } }
  | { readonly warning: string }
  | { readonly progress: string }
  | { readonly ready: string }
  | { readonly connected: Connected }
  | End;

export type Job =
  | { readonly do: 'connect'; readonly identity: { readonly [parameter: string]: string } }
  | { readonly do: 'run'; readonly cmdlet: string; readonly parameters: object };

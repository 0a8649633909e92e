/** What a knock at the bot's own door from outside tells. */
export interface Knocked {
  /** Undefined: nothing answered. */
  readonly status: number | undefined;
  /** Why nothing answered, such as `ECONNREFUSED`. */
  readonly code: string;
  /** It answers as this door does. */
  readonly isOurs: boolean;
  /** A header of the request that did not arrive. */
  readonly lost: string | undefined;
  /** The door knows that it was asked over https. */
  readonly knowsHttps: boolean;
}

/** PowerShell and Microsoft's module, as PowerShell itself tells. */
export interface PowershellState {
  readonly version: string;
  /** The module's version; undefined when it is not there. */
  readonly module: string | undefined;
}

/** The data folder: what is free there, or why nothing can be written. */
export type FolderState = { readonly freeBytes: number } | { readonly fault: 'none' | 'readOnly' };

/** What only the machine and the network can tell. */
export interface Probes {
  /** The authority's clock, from its answer. */
  readonly authorityTime: () => Promise<Date>;
  /** Whether Bot Framework's signing keys can be read. */
  readonly areKeysReadable: () => Promise<boolean>;
  readonly folder: () => Promise<FolderState>;
  /** The names of the application permissions in a token of the executing identity. */
  readonly permissionsFor: (resource: 'graph' | 'exchange') => Promise<readonly string[]>;
  /** Gets a token of the bot's own application. */
  readonly botSignIn: () => Promise<unknown>;
  /** Undefined when PowerShell cannot be started. Not called for another backend. */
  readonly powershell: () => Promise<PowershellState | undefined>;
  readonly knock: (url: string) => Promise<Knocked>;
  /** Who has the bot's port. */
  readonly port: () => Promise<'ours' | 'free' | 'taken'>;
}

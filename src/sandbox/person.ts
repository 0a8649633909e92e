/** A person of the simulated tenant. `role` is what the person is to have in the bot. */
export interface SandboxPerson {
  readonly name: string;
  readonly upn: string;
  readonly teamsId: string;
  readonly objectId: string;
  readonly role: 'viewer' | 'operator' | 'approver' | 'admin' | null;
  readonly locale: string;
  readonly exchange?: string;
  readonly entra?: string;
  /** The `Name` of the mailbox, where it isn't the alias: another mailbox may have the same. */
  readonly mailboxName?: string;
}

export interface SandboxConversation {
  readonly id: string;
  readonly type: 'personal' | 'groupChat' | 'channel';
  readonly name?: string;
  readonly team?: string;
}

/** Who and what there is in the simulated tenant. */
export interface SandboxPeople {
  readonly tenant: {
    readonly id: string;
    readonly name: string;
    readonly domain: string;
    readonly initialDomain: string;
  };
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly SandboxPerson[];
  readonly servicePrincipal: {
    readonly displayName: string;
    readonly appId: string;
    readonly objectId: string;
  };
  readonly accounts: readonly { readonly upn: string; readonly note: string }[];
  readonly conversations: readonly SandboxConversation[];
}

/** Which version of the bot somebody asked last, so that an upgrade can be told once. */
export interface VisitStore {
  /** The version of the person's last visit, which this one replaces; undefined at the first. */
  visit(personId: string, version: string): Promise<string | undefined>;
}

import type { PeopleDesk } from '../people/people-desk.js';
import type { Change, Decision } from './change.js';
import { approvalsOf } from './decide.js';
import { type ChangePolicy, isAmong, type People } from './policy.js';

/** Looks again whether those who agreed still may: a role that went away since does not count. */
export class Approvals {
  constructor(
    private readonly people: Pick<PeopleDesk, 'person'>,
    private readonly policy: ChangePolicy,
  ) {}

  /**
   * The change with the decisions that lapsed marked.
   * @throws TenantFailure when the directory does not tell: then nothing may go on
   */
  async recounted(change: Change): Promise<Change> {
    const decisions = await Promise.all(change.decisions.map((each) => this.looked(change, each)));
    return { ...change, decisions };
  }

  /**
   * Whether what was approved is approved still.
   * @throws TenantFailure when the directory does not tell
   */
  async isApproved(change: Change): Promise<boolean> {
    const { decisions } = await this.recounted(change);
    if (decisions.some(({ decision, isLapsed }) => decision === 'breakGlass' && !isLapsed)) {
      return true;
    }
    return approvalsOf({ ...change, decisions }) >= change.approvalsNeeded;
  }

  private async looked({ kind }: Change, each: Decision): Promise<Decision> {
    if (each.decision === 'reject') return each;
    const { kinds, breakGlass } = this.policy;
    const among: People | undefined =
      each.decision === 'approve' ? kinds[kind].approvers : breakGlass;
    const person = await this.people.person(each.person.objectId, true);
    return person && among && isAmong(person, among) ? each : { ...each, isLapsed: true };
  }
}

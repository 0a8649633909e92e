import type { PeopleDesk } from '../people/people-desk.js';
import { suffices } from '../people/role.js';
import type { Change, Decision } from './change.js';
import { approvalsOf } from './decide.js';
import { bindingRule, type ChangePolicy, isAmong, mayApprove } from './policy.js';

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
    const { approvals } = bindingRule(change.rule, this.policy.kinds[change.kind]);
    const needed = Math.max(change.approvalsNeeded, approvals);
    return approvalsOf({ ...change, decisions }) >= needed;
  }

  /**
   * Whether the requester may still ask for changes.
   * @throws TenantFailure when the directory does not tell
   */
  async mayRequest({ requester }: Pick<Change, 'requester'>): Promise<boolean> {
    const person = await this.people.person(requester.objectId, true);
    return suffices(person?.role, 'operator');
  }

  private async looked({ kind, rule }: Change, each: Decision): Promise<Decision> {
    if (each.decision === 'reject') return each;
    const { kinds, breakGlass } = this.policy;
    const person = await this.people.person(each.person.objectId, true);
    const may =
      person !== undefined &&
      (each.decision === 'approve'
        ? mayApprove(person, rule, kinds[kind])
        : breakGlass !== undefined && isAmong(person, breakGlass));
    return may ? each : { ...each, isLapsed: true };
  }
}

import type { Role } from '../../src/domain/people/role.js';

export const actors = ['alice', 'bob', 'carol', 'grace', 'dan', 'guest', 'stranger'] as const;
export type Actor = (typeof actors)[number];

interface Approval {
  readonly by: Actor;
  lapsed: boolean;
}

export interface ModelChange {
  readonly id: string;
  readonly deviceId: string;
  readonly requester: Actor;
  readonly approvals: Approval[];
  readonly decided: Set<Actor>;
  glass: Actor | undefined;
  state: 'draft' | 'waiting' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | 'done' | 'void';
  /** Milliseconds. */
  expires: number;
  isDrifted: boolean;
}

export const hour = 60 * 60 * 1000;

/** The promises about changes, told a second time and much more simply: what may be, and nothing of how. */
export class ChangeModel {
  readonly changes: ModelChange[] = [];
  now = Date.parse('2026-11-23T12:00:00Z');
  refused = 0;

  constructor(
    readonly needed: number,
    /** Nobody is in it whom the directory does not know. */
    readonly roles: Map<Actor, Role | undefined>,
  ) {}

  draft(requester: Actor, id: string, deviceId: string): void {
    this.changes.push({
      ...{ id, deviceId, requester, approvals: [], decided: new Set(), glass: undefined },
      ...{ state: 'draft', expires: this.now + hour, isDrifted: false },
    });
  }

  /** @returns whether it is granted */
  request(change: ModelChange, by: Actor): boolean {
    if (change.state === 'waiting' || change.state === 'approved') return true;
    if (change.requester !== by || change.state !== 'draft' || this.isLate(change)) return false;
    if (!this.mayRequest(by)) return false;
    change.state = 'waiting';
    change.expires = this.now + 24 * hour;
    return true;
  }

  approve(change: ModelChange, by: Actor): boolean {
    if (!this.mayDecide(change, by)) return false;
    if (!this.mayRequest(change.requester)) {
      change.state = 'void';
      return true;
    }
    for (const one of change.approvals) one.lapsed ||= !this.isApprover(one.by);
    change.approvals.push({ by, lapsed: false });
    change.decided.add(by);
    if (change.approvals.filter(({ lapsed }) => !lapsed).length >= this.needed) {
      change.state = 'approved';
    }
    return true;
  }

  reject(change: ModelChange, by: Actor): boolean {
    if (!this.mayDecide(change, by)) return false;
    change.state = 'rejected';
    return true;
  }

  breakGlass(change: ModelChange, by: Actor): boolean {
    if (change.state !== 'waiting' || this.isLate(change)) return false;
    if (this.roles.get(by) !== 'admin') return false;
    change.glass = by;
    change.state = 'approved';
    return true;
  }

  withdraw(change: ModelChange, by: Actor): boolean {
    const isOpen = change.state === 'draft' || change.state === 'waiting';
    if (change.requester !== by || !isOpen || this.isLate(change)) return false;
    change.state = 'withdrawn';
    return true;
  }

  /** The bot goes on: what is late expires, and of what is approved that runs which may. */
  tick(): void {
    for (const change of this.changes) {
      if (change.state === 'waiting' && this.isLate(change)) change.state = 'expired';
      if (change.state === 'approved') {
        change.state = this.mayRun(change) && !change.isDrifted ? 'done' : 'void';
      }
    }
  }

  private mayRun({ approvals, glass, requester }: ModelChange): boolean {
    if (!this.mayRequest(requester)) return false;
    if (glass !== undefined && this.roles.get(glass) === 'admin') return true;
    const counting = approvals.filter(({ by, lapsed }) => !lapsed && this.isApprover(by));
    return counting.length >= this.needed;
  }

  private mayDecide(change: ModelChange, by: Actor): boolean {
    if (change.state !== 'waiting' || this.isLate(change)) return false;
    return this.isApprover(by) && by !== change.requester && !change.decided.has(by);
  }

  private mayRequest(by: Actor): boolean {
    const role = this.roles.get(by);
    return role !== undefined && role !== 'viewer';
  }

  private isApprover(by: Actor): boolean {
    const role = this.roles.get(by);
    return role === 'approver' || role === 'admin';
  }

  private isLate({ expires }: ModelChange): boolean {
    return this.now >= expires;
  }
}

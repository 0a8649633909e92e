import { PersonFailure } from '../domain/failure.js';
import type { Turn } from './turn.js';

/** How many things may be asked in a minute; 0 is without a limit. */
export interface HasteLimits {
  readonly person: number;
  readonly conversation: number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

const minuteMs = 60_000;

/** More people and conversations than ask within a minute; whoever asked longest ago is forgotten first. */
const mostKept = 10_000;

/** As it was, where the clock was put back since: otherwise nothing would be gained until it has caught up. */
const known = (bucket: Bucket | undefined, at: number): Bucket | undefined =>
  bucket && bucket.at > at ? { left: bucket.left, at } : bucket;

/** What is left for whoever is under the key, after asking once more at a moment. */
const after = (bucket: Bucket | undefined, limit: number, at: number): number => {
  const gained = bucket ? ((at - bucket.at) * limit) / minuteMs : limit;
  return Math.min(limit, (bucket?.left ?? 0) + Math.max(0, gained)) - 1;
};

/**
 * Keeps one person, or one conversation, from taking the bot away from all others. Counted in each process
 * for itself: with two of them behind a load balancer up to twice as much is answered.
 */
export class Haste {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly limits: HasteLimits) {}

  /** @throws PersonFailure when somebody asks faster than they may; it says when to ask again */
  check({ speaker, conversation, at }: Turn): void {
    const { limits } = this;
    const waits = [
      this.take(`person ${speaker.objectId}`, limits.person, at.getTime()),
      this.take(`conversation ${conversation.id}`, limits.conversation, at.getTime()),
    ];
    const seconds = Math.ceil(Math.max(...waits) / 1000);
    if (seconds > 0) throw new PersonFailure('tooFast', { seconds: String(seconds) });
  }

  /** @returns milliseconds to wait */
  private take(key: string, limit: number, at: number): number {
    if (limit === 0) return 0;
    const bucket = known(this.buckets.get(key), at);
    const left = after(bucket, limit, at);
    // Who is refused has not asked: otherwise impatience would never end.
    const kept = left < 0 ? bucket : { left, at };
    this.buckets.delete(key);
    if (kept) this.buckets.set(key, kept);
    if (left < 0) return (-left * minuteMs) / limit;
    if (this.buckets.size > mostKept) this.buckets.delete(this.buckets.keys().next().value ?? '');
    return 0;
  }
}

import { PersonFailure } from '../../domain/failure.js';
import type { Severity } from '../../domain/watch/incident.js';
import { type Topic, topics } from '../../domain/watch/subscription.js';

const named: { readonly [word: string]: Topic } = {
  ...Object.fromEntries(topics.map((topic) => [topic, topic])),
  failure: 'failures',
  recovery: 'recoveries',
  change: 'changes',
  approval: 'approvals',
  失敗: 'failures',
  恢復: 'recoveries',
  變更: 'changes',
  核准: 'approvals',
  摘要: 'digest',
  每日摘要: 'digest',
};

const severities: { readonly [word: string]: Severity } = {
  info: 'info',
  warning: 'warning',
  critical: 'critical',
  資訊: 'info',
  警告: 'warning',
  嚴重: 'critical',
};

const fillers: ReadonlySet<string> = new Set(['and', 'from', 'all', '和', '與', '全部']);

/** What somebody names behind "subscribe". */
export interface NamedTopics {
  readonly topics: readonly Topic[];
  readonly severity: Severity | undefined;
}

/**
 * Reads `failures and digest critical`, `失敗、摘要`; `all` is every topic.
 * @throws PersonFailure naming the word that is none
 */
export function readTopics(said: string | undefined): NamedTopics {
  const words = (said ?? '')
    .toLowerCase()
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '');
  const found: Topic[] = [];
  let severity: Severity | undefined;
  for (const word of words) {
    const topic = Object.hasOwn(named, word) ? named[word] : undefined;
    const grade = Object.hasOwn(severities, word) ? severities[word] : undefined;
    if (topic) found.push(topic);
    else if (grade) severity = grade;
    else if (word === 'all' || word === '全部') found.push(...topics);
    else if (!fillers.has(word)) {
      throw new PersonFailure('topicUnknown', { topic: word.slice(0, 40) });
    }
  }
  return { topics: [...new Set(found)], severity };
}

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

const everything: ReadonlySet<string> = new Set(['all', 'everything', '全部', '所有', '一切']);

const fillers: ReadonlySet<string> = new Set([
  ...['and', 'from', 'the', 'of', 'on', 'only', 'daily'],
  ...['和', '與', '及', '的', '只要', '等級', '以上'],
]);

/** Chinese has no spaces: what is known stands apart, the longest first. */
const chinese = new RegExp(
  [...Object.keys(named), ...Object.keys(severities), ...everything, ...fillers]
    .filter((word) => /\p{Script=Han}/u.test(word))
    .toSorted((one, other) => other.length - one.length)
    .join('|'),
  'g',
);

/** What somebody names behind "subscribe". */
export interface NamedTopics {
  readonly topics: readonly Topic[];
  readonly severity: Severity | undefined;
}

/**
 * Reads `failures and digest critical`, `嚴重的失敗和摘要`; `all` is every topic.
 * @throws PersonFailure naming the word that is none
 */
export function readTopics(said: string | undefined): NamedTopics {
  const words = (said ?? '')
    .toLowerCase()
    .replace(chinese, ' $& ')
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '');
  const found: Topic[] = [];
  let severity: Severity | undefined;
  for (const word of words) {
    const topic = Object.hasOwn(named, word) ? named[word] : undefined;
    const grade = Object.hasOwn(severities, word) ? severities[word] : undefined;
    if (topic) found.push(topic);
    else if (grade) severity = grade;
    else if (everything.has(word)) found.push(...topics);
    else if (!fillers.has(word)) {
      throw new PersonFailure('topicUnknown', { topic: word.slice(0, 40) });
    }
  }
  return { topics: [...new Set(found)], severity };
}

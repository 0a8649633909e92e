/** Spans and moments. */
export const time = {
  seconds: '{n} s',
  minutes: '{n} min',
  hours: '{n} h',
  days: '{n} {n:day/days}',
  justNow: 'just now',
  ago: '{span} ago',
  /** A moment with its age, such as `23 Nov 2026, 22:10 GMT+8 (2 h ago)`. */
  dated: '{moment} ({ago})',
  never: 'never',
  more: '{n} more',
  none: 'none',
} as const;

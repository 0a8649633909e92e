const longest = 200;

/** No sentence is longer; what comes after it is not looked at. */
const longestRead = 4000;

/** What a service says beside its sentence: each pattern with what is shown in its place. */
const noise: readonly (readonly [RegExp, string])[] = [
  [/\bBearer\s+\S+/gi, ''],
  [/\beyJ[\w-]+\.[\w-]*\.?[\w-]*/g, ''],
  [/https?:\/\/\S+/gi, ''],
  [/ on '[^']*\.outlook\.com'/gi, ''],
  [/\b[\w.-]+\.prod\.outlook\.com\b/gi, ''],
  [/\[FailureCategory=[^\]]*\]\s*/g, ''],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '…'],
  [/[\p{Cc}\s]+/gu, ' '],
];

/**
 * A service's words as people may read them: without names of servers, addresses, tokens and ids that
 * help nobody, and at most some 200 characters.
 */
export function cleanWords(words: string): string {
  const cleaned = noise
    .reduce((text, [pattern, shown]) => text.replace(pattern, shown), words.slice(0, longestRead))
    .trim();
  if (cleaned.length <= longest) return cleaned;
  // A cut through the middle of a character leaves half of it behind.
  return `${cleaned.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const longest = 200;

/**
 * A service's words as people may read them: without names of servers, addresses, tokens and ids that
 * help nobody, and short.
 */
export function cleanWords(words: string): string {
  const cleaned = words
    .replace(/ on '[^']*\.(?:PROD\.)?(?:OUTLOOK|prod\.outlook)[^']*'/gi, '')
    .replace(/https?:\/\/\S+/gi, '')
    .replace(/\b[\w.-]+\.prod\.outlook\.com\b/gi, '')
    .replace(/\bBearer\s+\S+/gi, '')
    .replace(/\beyJ[\w-]+\.[\w-]*\.?[\w-]*/g, '')
    .replace(/\[FailureCategory=[^\]]*\]\s*/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return cleaned.length > longest ? `${cleaned.slice(0, longest)}…` : cleaned;
}

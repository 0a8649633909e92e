/** How parts of a line are put together: punctuation is of the language, too. */
export const joining = {
  named: '{name}: {text}',
  aside: '{text} ({aside})',
  listed: '{text}, {more}',
  sentences: '{text} {more}',
} as const;

/** How parts of a line are put together: punctuation is of the language, too. */
export const joining = {
  named: '{name}: {text}',
  aside: '{text} ({aside})',
  listed: '{text}, {more}',
  sentences: '{text} {more}',
  shownOf: '{from}–{to} of {n}',
  quoteOpen: '“',
  quoteClose: '”',
  cut: '{text} ({n} {n:character/characters} in all)',
} as const;

const partsOf = (version: string): readonly number[] =>
  version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);

/** Whether a version such as `7.6.9` is another or a later one. A preview counts as what it previews. */
export function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [partsOf(version), partsOf(least)];
  for (const [index, part] of want.entries()) {
    const own = have[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

/** Chinese follows an id without a space. */
const pattern = /^([a-z0-9]{6})(?![a-z0-9])\s*(.*)$/is;

/** A change's id and the words after it. */
export function idAndReason(said: string): { readonly id: string; readonly reason: string } {
  const [, id = said, reason = ''] = pattern.exec(said) ?? [];
  return { id, reason };
}

const colors = ['a', 'b', 'c', 'd', 'e', 'f'];

const initials = (name: string): string =>
  name
    .split(' ')
    .map((part) => part[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** Somebody's initials on a colour of their own. */
export function Avatar({
  name,
  isBot = false,
}: {
  readonly name: string;
  readonly isBot?: boolean;
}) {
  const sum = [...name].reduce((total, character) => total + character.charCodeAt(0), 0);
  const color = isBot ? 'bot' : colors[sum % colors.length];
  return (
    <span class={`avatar ${color}`} aria-hidden="true">
      {isBot ? '✓' : initials(name)}
    </span>
  );
}

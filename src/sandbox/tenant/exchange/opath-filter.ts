import { invalidValue } from './exchange-error.js';

type Value = string | number | boolean | null;
type Row = { readonly [property: string]: unknown };
export type Predicate = (row: Row) => boolean;

const token =
  /\s*(?:(\()|(\))|'((?:[^']|'')*)'|"([^"]*)"|(\$true|\$false|\$null)\b|-(\w+)|(-?\d+(?:\.\d+)?)\b|([A-Za-z]\w*))/iy;

interface Token {
  readonly kind: 'open' | 'close' | 'value' | 'operator' | 'name';
  readonly text: string;
  readonly value: Value;
}

const invalid = (filter: string): Error =>
  invalidValue(
    `Invalid filter syntax. For a description of the filter parameter syntax see the command help. "${filter}"`,
  );

const constants: { readonly [name: string]: Value } = { $true: true, $false: false, $null: null };

function tokenOf(match: RegExpExecArray): Token {
  const [, open, close, single, double, constant, operator, number, name] = match;
  if (open) return { kind: 'open', text: '(', value: null };
  if (close) return { kind: 'close', text: ')', value: null };
  if (operator) return { kind: 'operator', text: operator.toLowerCase(), value: null };
  if (name) return { kind: 'name', text: name, value: null };
  if (constant)
    return { kind: 'value', text: '', value: constants[constant.toLowerCase()] ?? null };
  if (number) return { kind: 'value', text: '', value: Number(number) };
  return { kind: 'value', text: '', value: single?.replaceAll("''", "'") ?? double ?? '' };
}

function tokensOf(filter: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < filter.trimEnd().length) {
    const match = token.exec(filter);
    if (!match) throw invalid(filter);
    tokens.push(tokenOf(match));
  }
  return tokens;
}

const comparable = (value: unknown): string | number =>
  typeof value === 'number' ? value : String(value ?? '').toLowerCase();

function asMoment(value: unknown, other: unknown): string | number {
  const isMoment = typeof other === 'string' && /^\d{4}-\d\d-\d\dT/.test(other);
  return isMoment ? Date.parse(String(value)) : comparable(value);
}

function compare(left: unknown, right: Value): number {
  const [one, two] = [asMoment(left, left), asMoment(right, left)];
  return one < two ? -1 : one > two ? 1 : 0;
}

const like = (left: unknown, pattern: string): boolean => {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'is').test(String(left ?? ''));
};

const isEqual = (left: unknown, right: Value): boolean =>
  right === null
    ? left === null || left === undefined || left === ''
    : comparable(left) === comparable(right);

const operators: { readonly [operator: string]: (left: unknown, right: Value) => boolean } = {
  eq: isEqual,
  ne: (left, right) => !isEqual(left, right),
  like: (left, right) => like(left, String(right)),
  notlike: (left, right) => !like(left, String(right)),
  gt: (left, right) => compare(left, right) > 0,
  ge: (left, right) => compare(left, right) >= 0,
  lt: (left, right) => compare(left, right) < 0,
  le: (left, right) => compare(left, right) <= 0,
};

/** Reads a filter from left to right; `-and` binds closer than `-or`. */
class FilterReader {
  private position = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly filter: string,
  ) {}

  read(): Predicate {
    const predicate = this.either();
    if (this.position < this.tokens.length) throw invalid(this.filter);
    return predicate;
  }

  private take(kind: Token['kind'], text?: string): Token | undefined {
    const found = this.tokens[this.position];
    if (found?.kind !== kind || (text !== undefined && found.text !== text)) return undefined;
    this.position += 1;
    return found;
  }

  private either(): Predicate {
    const left = this.both();
    if (!this.take('operator', 'or')) return left;
    const right = this.either();
    return (row) => left(row) || right(row);
  }

  private both(): Predicate {
    const left = this.single();
    if (!this.take('operator', 'and')) return left;
    const right = this.both();
    return (row) => left(row) && right(row);
  }

  private single(): Predicate {
    if (this.take('operator', 'not')) {
      const negated = this.single();
      return (row) => !negated(row);
    }
    if (!this.take('open')) return this.comparison();
    const inner = this.either();
    if (!this.take('close')) throw invalid(this.filter);
    return inner;
  }

  private comparison(): Predicate {
    const name = this.take('name');
    const operator = this.take('operator');
    const value = this.take('value');
    const test = operator && operators[operator.text];
    if (!name || !test || !value) throw invalid(this.filter);
    const key = name.text.toLowerCase();
    const propertyOf = propertyNamed(key);
    return (row) => test(propertyOf(row), value.value);
  }
}

/** A property by its name in any case, as PowerShell reads it; rows of one kind spell it alike. */
function propertyNamed(key: string): (row: Row) => unknown {
  let known = key;
  return (row) => {
    if (!Object.hasOwn(row, known)) {
      known = Object.keys(row).find((each) => each.toLowerCase() === key) ?? key;
    }
    return Object.hasOwn(row, known) ? row[known] : undefined;
  };
}

/**
 * An OPATH filter, such as `DeviceAccessState -eq 'Quarantined' -and DeviceType -ne 'iPhone'`.
 * @throws ExchangeError in Exchange's words when it cannot be read
 */
export const readFilter = (filter: string): Predicate =>
  new FilterReader(tokensOf(filter), filter).read();

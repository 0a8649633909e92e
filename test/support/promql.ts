/**
 * As much of PromQL as the alert rules of docs/operations use: selectors with matchers, `rate`, `increase`,
 * `sum`, `max`, `absent`, `time()`, arithmetic and comparison. Anything else is refused, so that a rule which
 * is not understood fails its spec.
 */
export interface Series {
  readonly name: string;
  readonly labels: { readonly [label: string]: string };
  /** Seconds and values, the oldest first. */
  readonly samples: readonly (readonly [number, number])[];
}

type Vector = readonly number[];
type Token = { readonly kind: 'number' | 'name' | 'text' | 'sign'; readonly text: string };

const tokenPattern =
  /\s*(?:([\d.]+[smhd]?)|([a-zA-Z_][\w:]*)|"([^"]*)"|(=~|!~|!=|>=|<=|==|[-+*/(){}[\],><=]))/gy;
const secondsOf: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600, d: 86_400 };
const staleSeconds = 300;

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  const text = expression.trim();
  while (tokenPattern.lastIndex < text.length) {
    const found = tokenPattern.exec(text);
    if (!found) throw new Error(`not understood: ${expression}`);
    const [, number, name, quoted, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

type Matcher = (labels: Series['labels']) => boolean;

const matching: { readonly [sign: string]: (value: string, pattern: string) => boolean } = {
  '=': (value, pattern) => value === pattern,
  '!=': (value, pattern) => value !== pattern,
  '=~': (value, pattern) => new RegExp(`^(?:${pattern})$`).test(value),
  '!~': (value, pattern) => !new RegExp(`^(?:${pattern})$`).test(value),
};

const combine: { readonly [sign: string]: (left: number, right: number) => number } = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

class Evaluator {
  private position = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly series: readonly Series[],
    private readonly at: number,
  ) {}

  whole(): Vector {
    const vector = this.comparison();
    if (this.position < this.tokens.length) throw new Error('more than was understood');
    return vector;
  }

  private take(text: string): boolean {
    const isNext = this.tokens[this.position]?.text === text;
    if (isNext) this.position += 1;
    return isNext;
  }

  private need(text: string): void {
    if (!this.take(text)) throw new Error(`${text} was expected`);
  }

  private next(): Token {
    const token = this.tokens[this.position++];
    if (!token) throw new Error('the expression ends too early');
    return token;
  }

  private comparison(): Vector {
    const left = this.sum();
    const isOver = this.take('>');
    if (!isOver && !this.take('<')) return left;
    const [right = Number.NaN] = this.sum();
    return left.filter((value) => (isOver ? value > right : value < right));
  }

  private sum(): Vector {
    return this.chain(['+', '-'], () => this.product());
  }

  private product(): Vector {
    return this.chain(['*', '/'], () => this.term());
  }

  private chain(signs: readonly string[], part: () => Vector): Vector {
    let left = part();
    for (;;) {
      const sign = signs.find((each) => this.take(each));
      const apply = sign === undefined ? undefined : combine[sign];
      if (!apply) return left;
      const right = part();
      left = left.length === 0 || right.length === 0 ? [] : [apply(left[0] ?? 0, right[0] ?? 0)];
    }
  }

  private term(): Vector {
    if (this.take('(')) {
      const inner = this.comparison();
      this.need(')');
      return inner;
    }
    const token = this.next();
    if (token.kind === 'number') return [Number(token.text)];
    if (token.kind !== 'name') throw new Error(`${token.text} was not expected`);
    return this.named(token.text);
  }

  private named(name: string): Vector {
    if (!this.take('(')) return this.selected(name).flatMap((each) => this.newest(each));
    if (name === 'time') {
      this.need(')');
      return [this.at];
    }
    if (name === 'rate' || name === 'increase') return this.overTime(name);
    const inner = this.comparison();
    this.need(')');
    if (name === 'absent') return inner.length === 0 ? [1] : [];
    if (name === 'max') return inner.length === 0 ? [] : [Math.max(...inner)];
    if (name === 'sum') return inner.length === 0 ? [] : [inner.reduce((a, b) => a + b, 0)];
    throw new Error(`${name} is not known`);
  }

  private overTime(name: 'rate' | 'increase'): Vector {
    const found = this.selected(this.next().text);
    this.need('[');
    const [, count, unit = 's'] = /^([\d.]+)([smhd])$/.exec(this.next().text) ?? [];
    const seconds = Number(count) * (secondsOf[unit] ?? Number.NaN);
    this.need(']');
    this.need(')');
    return found.flatMap(({ samples }) => {
      const within = samples.filter(([at]) => at > this.at - seconds && at <= this.at);
      const [first, last] = [within[0], within.at(-1)];
      if (!first || !last || within.length < 2) return [];
      const increase = ((last[1] - first[1]) / (last[0] - first[0])) * seconds;
      return [name === 'rate' ? increase / seconds : increase];
    });
  }

  private selected(name: string): readonly Series[] {
    const matchers: Matcher[] = [];
    if (this.take('{')) {
      while (!this.take('}')) {
        const label = this.next().text;
        const matches = matching[this.next().text];
        const pattern = this.next().text;
        if (!matches) throw new Error('a matcher was expected');
        matchers.push((labels) => matches(labels[label] ?? '', pattern));
        this.take(',');
      }
    }
    return this.series.filter(
      (each) => each.name === name && matchers.every((matches) => matches(each.labels)),
    );
  }

  /** A series without a sample for five minutes is gone. */
  private newest({ samples }: Series): Vector {
    const last = samples.findLast(([at]) => at <= this.at);
    return last && last[0] > this.at - staleSeconds ? [last[1]] : [];
  }
}

/** @returns what the expression gives at a moment in seconds; for an alert anything means that it fires */
export const evaluate = (expression: string, series: readonly Series[], at: number): Vector =>
  new Evaluator(tokensOf(expression), series, at).whole();

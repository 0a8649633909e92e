import type { CardData, CardValue } from './card-view.js';

/** JSON as a card is written in. */
export type Json = CardValue | null | readonly Json[] | { readonly [key: string]: Json };

/** Where a binding looks: `${name}` in the nearest `$data`, `${$root.name}` in the whole. */
interface Scope {
  readonly data: Json;
  readonly root: CardData;
}

/** A part of a template, ready to be filled. */
type Fill = (scope: Scope) => Json;

/** A part that stands in a list: it may become several elements, or none. */
type FillMany = (scope: Scope) => readonly Json[];

/** A binding of a template that the data has no value for. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';

  constructor(path: string) {
    super(`The card's data has no value for \${${path}}`);
  }
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

function lookUp(path: string): Fill {
  const names = path.split('.');
  const fromRoot = names[0] === '$root';
  const steps = fromRoot ? names.slice(1) : names;
  return ({ data, root }) => {
    let found: Json | undefined = fromRoot ? root : data;
    for (const step of steps) {
      found = isObject(found) && Object.hasOwn(found, step) ? found[step] : undefined;
    }
    if (found === undefined || found === null) throw new MissingValue(path);
    return found;
  };
}

/** `${a.b}` alone keeps the value's type; among other letters it becomes text. Values are not read again. */
function compileText(text: string): Fill {
  const pieces = text.split(/\$\{([\w$.]+)\}/);
  if (pieces.length === 1) return () => text;
  const fills = pieces.map((piece, index) => (index % 2 === 0 ? () => piece : lookUp(piece)));
  const only = fills[1];
  if (only && pieces.length === 3 && pieces[0] === '' && pieces[2] === '') return only;
  return (scope) => fills.map((fill) => String(fill(scope))).join('');
}

function compileObject(source: { readonly [key: string]: Json }): Fill {
  const entries = Object.entries(source)
    .filter(([key]) => key !== '$data' && key !== '$when')
    .map(([key, value]) => [key, compile(value)] as const);
  return (scope) => Object.fromEntries(entries.map(([key, fill]) => [key, fill(scope)]));
}

/** An element of a list: repeated for each item of `$data`, left out where `$when` is not true. */
function compileElement(source: Json): FillMany {
  if (!isObject(source)) {
    const fill = compile(source);
    return (scope) => [fill(scope)];
  }
  const fill = compileObject(source);
  const condition = source['$when'] === undefined ? undefined : compile(source['$when']);
  const items = source['$data'] === undefined ? undefined : compile(source['$data']);
  return (scope) => {
    const data = items ? items(scope) : scope.data;
    return (isList(data) ? data : [data])
      .map((item): Scope => ({ data: item, root: scope.root }))
      .filter((item) => condition === undefined || condition(item) === true)
      .map(fill);
  };
}

function compile(source: Json): Fill {
  if (typeof source === 'string') return compileText(source);
  if (isList(source)) {
    const elements = source.map(compileElement);
    return (scope) => elements.flatMap((element) => element(scope));
  }
  return isObject(source) ? compileObject(source) : () => source;
}

/**
 * Makes a template of Microsoft's templating language ready to be filled. Of the language it knows
 * `${a.b}`, `$data`, `$when` and `$root`; see docs/decisions/0003.
 * The filled card throws MissingValue where the data has no value, so no card has a hole.
 */
export function compileTemplate(source: Json): (data: CardData) => Json {
  const fill = compile(source);
  return (data) => fill({ data, root: data });
}

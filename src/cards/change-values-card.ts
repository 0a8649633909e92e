import type { Change } from '../domain/changes/change.js';
import type { PlanParameter, PlanStep, PlanValue } from '../domain/changes/plan.js';
import type { Voice } from '../language/voice.js';
import { press } from './button.js';
import type { CardView } from './card-view.js';
import { accountWord } from './change-notes.js';
import { type ListLine, listCard } from './list-card.js';
import { isList, parameterWords, sizeWords, valueWords } from './plan-values.js';

/** What of a value a line has, so that a page has room for some lines. */
const entriesOfLine = 30;
const charactersOfLine = 250;
const shortBytes = 200;

/** A text in pieces that cut no character in half. */
const pieces = new RegExp(`[^]{1,${charactersOfLine}}`, 'gu');

/** A long value in numbered lines, under its size and digest. */
function longLines(name: string, value: PlanValue, voice: Voice): readonly ListLine[] {
  const size = sizeWords(value, voice);
  const lines = isList(value)
    ? value.map((each, index) => `${index + 1}. ${voice.exact(each)}`)
    : (String(value).match(pieces) ?? []).map(
        (piece, index) => `${index + 1}. ${voice.quote(piece)}`,
      );
  const groups = Math.ceil(lines.length / entriesOfLine);
  return Array.from({ length: groups }, (_, group) => ({
    title: name,
    text: size,
    exact: lines.slice(group * entriesOfLine, (group + 1) * entriesOfLine),
  }));
}

/** A parameter that is long, by the list behind it where it changes one. */
function longParameter(name: string, given: PlanParameter, voice: Voice): readonly ListLine[] {
  if (given === null || typeof given !== 'object' || isList(given)) {
    return longLines(name, given, voice);
  }
  return 'add' in given
    ? longLines(voice.say('changes.adds', { list: name }), given.add, voice)
    : longLines(voice.say('changes.removes', { list: name }), given.remove, voice);
}

function stepLines(step: PlanStep, number: number, voice: Voice): readonly ListLine[] {
  const title = voice.say('changes.stepNumber', { n: number, cmdlet: step.cmdlet });
  const parameters = Object.entries(step.parameters).map(([name, given]) => {
    const words = parameterWords(given, voice);
    return { name, given, words, isLong: Buffer.byteLength(words) > shortBytes };
  });
  const befores = step.differences
    .map(({ name, before }) => ({ name, before, words: valueWords(before, voice) }))
    .map((each) => ({ ...each, isLong: Buffer.byteLength(each.words) > shortBytes }));
  const overwritten = (name: string) => voice.say('changes.overwritten', { name });
  const head: ListLine = {
    title,
    text: voice.exact(step.target),
    exact: [
      ...parameters.filter(({ isLong }) => !isLong),
      ...befores
        .filter(({ isLong }) => !isLong)
        .map(({ name, words }) => ({ name: overwritten(name), words })),
    ].map(({ name, words }) => `${name}: ${words}`),
  };
  return [
    head,
    ...parameters
      .filter(({ isLong }) => isLong)
      .flatMap(({ name, given }) => longParameter(name, given, voice)),
    ...befores
      .filter(({ isLong }) => isLong)
      .flatMap(({ name, before }) => longLines(overwritten(name), before, voice)),
  ];
}

/** Every value that a change runs with and overwrites, whole, over as many pages as it takes. */
export function changeValuesCard(change: Change, page: number, voice: Voice): CardView {
  const { id, kind, account, plan, hash } = change;
  return listCard(
    {
      title: voice.say('changes.valuesTitle', { id }),
      intro: voice.say('changes.valuesIntro', { hash }),
      lines: [
        { title: voice.say(accountWord(kind)), text: [], exact: [voice.exact(account)] },
        ...plan.flatMap((step, index) => stepLines(step, index + 1, voice)),
      ],
      says: [],
      presses: [press(voice.say('changes.backToChange'), 'change.refresh', { change: id })],
      turning: { page, verb: 'change.values', data: { change: id } },
    },
    voice,
  );
}

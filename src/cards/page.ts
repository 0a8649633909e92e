/** One page of a long list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Counted from 1. */
  readonly number: number;
  readonly pages: number;
  /** The place of the first item in the whole list, counted from 0. */
  readonly start: number;
}

/** How a list falls into pages. */
export interface Paging<T> {
  /** The most items on a page. */
  readonly size: number;
  /** Whether a group begins with an item; a group that does not fit any more begins the next page. */
  readonly begins?: (item: T) => boolean;
  /** The most bytes on a page, counted by `bytes`; an item that is larger has a page of its own. */
  readonly most?: number;
  readonly bytes?: (item: T) => number;
}

/** The length of the group that begins with each item; 1 within a group. */
function groupLengths<T>(all: readonly T[], begins: (item: T) => boolean): readonly number[] {
  const lengths = all.map(() => 1);
  let end = all.length;
  for (let place = all.length - 1; place >= 0; place -= 1) {
    const item = all[place];
    if (item === undefined || !begins(item)) continue;
    lengths[place] = end - place;
    end = place;
  }
  return lengths;
}

function pagesOf<T>(all: readonly T[], paging: Paging<T>): readonly (readonly T[])[] {
  const { size, begins = () => false, most = Number.POSITIVE_INFINITY, bytes = () => 0 } = paging;
  const lengths = groupLengths(all, begins);
  const pages: T[][] = [[]];
  let filled = 0;
  for (const [place, item] of all.entries()) {
    const current = pages.at(-1) ?? [];
    const weight = bytes(item);
    const fits = current.length + Math.min(lengths[place] ?? 1, size) <= size;
    if (current.length === 0 || (fits && filled + weight <= most)) {
      current.push(item);
      filled += weight;
    } else {
      pages.push([item]);
      filled = weight;
    }
  }
  return pages;
}

/** The page of a list that was asked for; a number that is no page of it gives the nearest. */
export function pageOf<T>(all: readonly T[], asked: number, paging: Paging<T>): Page<T> {
  const pages = pagesOf(all, paging);
  const number = Math.min(Math.max(Number.isInteger(asked) ? asked : 1, 1), pages.length);
  const before = pages.slice(0, number - 1);
  const start = before.reduce((sum, { length }) => sum + length, 0);
  return { items: pages[number - 1] ?? [], number, pages: pages.length, start };
}

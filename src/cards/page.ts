/** One page of a long list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Counted from 1. */
  readonly number: number;
  readonly pages: number;
}

/** How a list falls into pages. */
export interface Paging<T> {
  /** The most items on a page. */
  readonly size: number;
  /** Whether a group begins with an item; a group that does not fit any more begins the next page. */
  readonly begins?: (item: T) => boolean;
}

function pagesOf<T>(all: readonly T[], { size, begins = () => false }: Paging<T>) {
  const pages: T[][] = [[]];
  for (const [place, item] of all.entries()) {
    const current = pages.at(-1) ?? [];
    const next = all.findIndex((each, at) => at > place && begins(each));
    const group = begins(item) ? (next < 0 ? all.length : next) - place : 1;
    const fits = current.length + Math.min(group, size) <= size;
    if (current.length === 0 || fits) current.push(item);
    else pages.push([item]);
  }
  return pages;
}

/** The page of a list that was asked for; a number that is no page of it gives the nearest. */
export function pageOf<T>(all: readonly T[], asked: number, paging: Paging<T>): Page<T> {
  const pages = pagesOf(all, paging);
  const number = Math.min(Math.max(Number.isInteger(asked) ? asked : 1, 1), pages.length);
  return { items: pages[number - 1] ?? [], number, pages: pages.length };
}

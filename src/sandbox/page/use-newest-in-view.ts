import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Where the list was put by the page itself; somebody who is above it scrolled up to read. */
interface Placed {
  readonly list: string;
  readonly top: number;
}

/** Of an answer that is longer than the page its beginning is shown, where the answer stands. */
function showNewest(box: HTMLElement): void {
  const newest = [...box.querySelectorAll('.message')].at(-1);
  if (newest && newest.clientHeight > box.clientHeight) newest.scrollIntoView({ block: 'start' });
  else box.scrollTop = box.scrollHeight;
}

export interface NewestInView {
  /** Something came below what is in view, and is still there. */
  readonly isMoreBelow: boolean;
  readonly goToNewest: () => void;
  readonly onScroll: () => void;
}

/**
 * Keeps the newest message of a list in view, unless somebody scrolled up to read what was said earlier.
 * @param list which list it is: another one begins at its newest message
 * @param newest changes when there is something new
 * @param isOwn the newest is the person's own: whoever speaks wants to see it
 */
export function useNewestInView(
  place: RefObject<HTMLElement | null>,
  { list, newest, isOwn }: { list: string; newest: string; isOwn: boolean },
): NewestInView {
  const placed = useRef<Placed>({ list: '', top: 0 });
  const [isMoreBelow, setMoreBelow] = useState(false);

  const goToNewest = (): void => {
    const box = place.current;
    if (!box) return;
    showNewest(box);
    placed.current = { list, top: box.scrollTop };
    setMoreBelow(false);
  };
  const follow = (): void => {
    const box = place.current;
    if (!box) return;
    const last = Math.min(placed.current.top, box.scrollHeight - box.clientHeight);
    if (isOwn || placed.current.list !== list || box.scrollTop >= last - 1) goToNewest();
    else setMoreBelow(true);
  };
  const onScroll = (): void => {
    const box = place.current;
    if (box && box.scrollTop + box.clientHeight >= box.scrollHeight - 1) setMoreBelow(false);
  };
  const following = useRef(follow);
  following.current = follow;

  useLayoutEffect(() => following.current(), [list, newest]);
  useEffect(() => {
    if (!place.current) return;
    // The panel, or a phone's keyboard, takes room.
    const sizes = new ResizeObserver(() => following.current());
    sizes.observe(place.current);
    return () => sizes.disconnect();
  }, [place]);
  return { isMoreBelow, goToNewest, onScroll };
}

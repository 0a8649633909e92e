import type { Store, StoreAreas } from '../../../src/domain/ports/store.js';

/** Told of each moment at which a process may die. */
export type Point = (moment: string) => void;

/** Of the Store's areas, what only reads: dying before it is dying after the write before. */
const reads =
  /^(get|open|list|latest|current|of|all|shared|newest|history|lastDone|picture|posted|due|waiting|verify)$/;

function pointed<T extends object>(area: T, name: string, point: Point): T {
  return new Proxy(area, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if (!reads.test(String(property))) point(`${name}.${String(property)}`);
        return member.apply(target, given);
      };
    },
  });
}

const areasOf = (areas: StoreAreas, prefix: string, point: Point): StoreAreas => {
  const all = Object.entries(areas).map(([name, area]) => [
    name,
    typeof area === 'function' ? area : pointed(area as object, `${prefix}${name}`, point),
  ]);
  // The same keys as before, each with the same members.
  return Object.fromEntries(all) as StoreAreas;
};

/** A Store with a point before each of its writes, inside its units of work, and after their commit. */
export function pointedStore(store: Store, point: Point): Store {
  return {
    ...store,
    ...areasOf(store, '', point),
    together: async (work) => {
      const answer = await store.together((areas) => work(areasOf(areas, 'together ', point)));
      point('together committed');
      return answer;
    },
    ping: () => store.ping(),
    describe: () => store.describe(),
    close: () => store.close(),
  };
}

/**
 * Pages that each name the next one. Who comes back after the first wants all: from then on the service works
 * on the next page while this one is taken.
 * @param pageAt asks for the page that a link leads to
 * @throws what asking for a page rejects with, when that page's turn comes
 */
export async function* pagesAhead<P extends { readonly next: string | undefined }>(
  first: Promise<P>,
  pageAt: (next: string) => Promise<P>,
): AsyncIterable<P> {
  /** Asks for a page before it is waited for: until then its failure is nobody's. */
  const ahead = ({ next }: P): Promise<P> | undefined => {
    const page = next === undefined ? undefined : pageAt(next);
    page?.catch(() => {});
    return page;
  };
  let coming: Promise<P> | undefined = first;
  for (let wantsAll = false; coming; wantsAll = true) {
    const page: P = await coming;
    coming = wantsAll ? ahead(page) : undefined;
    // What was asked leaves before this page is worked on.
    if (coming) await new Promise<void>((resolve) => setImmediate(resolve));
    yield page;
    coming ??= ahead(page);
  }
}

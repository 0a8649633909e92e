import { type Service, TenantFailure } from '../failure.js';

/** What came of asking the tenant: an answer, or the tenant's failure as a value. */
export type Answered<T> =
  | { readonly failure: undefined; readonly value: T }
  | { readonly failure: TenantFailure };

/** Turns the tenant's failure into a value, so that one silent service does not hide the others. */
export async function answered<T>(work: Promise<T>): Promise<Answered<T>> {
  try {
    return { failure: undefined, value: await work };
  } catch (error) {
    if (error instanceof TenantFailure) return { failure: error };
    throw error;
  }
}

/** Of nothing that is known to have few rows a tenant has more. */
const mostRows = 50_000;

/**
 * All rows of what is known to have few.
 * @throws TenantFailure when there are more than any tenant has
 */
export async function rowsOf<T>(
  pages: AsyncIterable<readonly T[]>,
  service: Service = 'exchange',
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const page of pages) {
    if (all.length + page.length > mostRows) throw new TenantFailure(service, 'badData');
    for (const row of page) all.push(row);
  }
  return all;
}

import { TenantFailure } from '../domain/failure.js';

/** @throws TenantFailure when the authority did not answer within so many milliseconds; it may yet */
export async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TenantFailure('authority', 'timedOut')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

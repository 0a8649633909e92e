/** A year, as browsers' own list asks. */
const forAYear = 'max-age=31536000';

/** What every answer says, whatever it answers: it is kept by nobody, and is no page for a browser to use. */
export const securityHeaders = (isHttps: boolean): { readonly [name: string]: string } => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  // Over plain http browsers do not believe it, and a later https elsewhere on that host would suffer.
  ...(isHttps ? { 'Strict-Transport-Security': forAYear } : {}),
});

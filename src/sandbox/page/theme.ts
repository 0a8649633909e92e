/** How the page looks. */
export type Theme = 'light' | 'dark';

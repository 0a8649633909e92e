/** One line of a check: how it came out, what was found, and what to do about it. */
export type Line = {
  readonly symbol: string;
  readonly title: string;
  readonly word: string;
  readonly color: string;
  readonly hasText: boolean;
  readonly text: string;
  readonly hasMend: boolean;
  readonly mend: string;
  readonly hasLink: boolean;
  readonly linkTitle: string;
  readonly linkUrl: string;
};

/** What is always said of a line, and what is said only where there is something to say. */
export type LineParts = Pick<Line, 'symbol' | 'title' | 'word' | 'color'> & {
  readonly text?: string | undefined;
  readonly mend?: string | undefined;
  readonly link?: { readonly title: string; readonly url: string } | undefined;
};

export const line = ({ text, mend, link, ...parts }: LineParts): Line => ({
  ...parts,
  hasText: text !== undefined,
  text: text ?? '',
  hasMend: mend !== undefined,
  mend: mend ?? '',
  hasLink: link !== undefined,
  linkTitle: link?.title ?? '',
  linkUrl: link?.url ?? '',
});

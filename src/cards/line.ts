/** One line of a check: how it came out, what was found, and what to do about it. */
export type Line = {
  readonly symbol: string;
  readonly title: string;
  readonly word: string;
  readonly color: string;
  readonly text: string;
  readonly hasMend: boolean;
  readonly mend: string;
  readonly hasLink: boolean;
  readonly linkTitle: string;
  readonly linkUrl: string;
};

/** What is always said of a line; what to do and where is added only where there is something to do. */
export type LineParts = Pick<Line, 'symbol' | 'title' | 'word' | 'color' | 'text'> & {
  readonly mend?: string | undefined;
  readonly link?: { readonly title: string; readonly url: string } | undefined;
};

export const line = ({ mend, link, ...parts }: LineParts): Line => ({
  ...parts,
  hasMend: mend !== undefined,
  mend: mend ?? '',
  hasLink: link !== undefined,
  linkTitle: link?.title ?? '',
  linkUrl: link?.url ?? '',
});

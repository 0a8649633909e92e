import type { Theme } from './theme.js';

type Json = { readonly [name: string]: unknown };

const color = (normal: string, subtle: string): Json => ({
  default: normal,
  subtle,
  highlightColors: { default: '#22000000', subtle: '#11000000' },
});

/**
 * Not the colours of Microsoft's published host configurations: its good and its warning have a contrast
 * of 2.1 and 1.5 to 1 on white, where WCAG asks for 4.5, and its dark containers stay as light as by day.
 */
const palettes = {
  light: {
    text: color('#FF242424', '#FF616161'),
    dark: color('#FF242424', '#FF484644'),
    light: color('#FFFFFFFF', '#FFF3F2F1'),
    accent: color('#FF4F52B2', '#FF4F52B2'),
    good: color('#FF0F6B37', '#FF0F6B37'),
    warning: color('#FF8A4B00', '#FF8A4B00'),
    attention: color('#FFB31233', '#FFB31233'),
    containers: {
      default: '#FFFFFFFF',
      emphasis: '#FFF5F5F5',
      good: '#FFE7F2DA',
      warning: '#FFFBF6D9',
      attention: '#FFFCF4F6',
      accent: '#FFE9EAF6',
    },
  },
  dark: {
    text: color('#FFFFFFFF', '#FFC8C6C4'),
    dark: color('#FFFFFFFF', '#FFC8C6C4'),
    light: color('#FF242424', '#FF484644'),
    accent: color('#FFA6A7FF', '#FFA6A7FF'),
    good: color('#FF9BD687', '#FF9BD687'),
    warning: color('#FFF8D22A', '#FFF8D22A'),
    attention: color('#FFF9A4B4', '#FFF9A4B4'),
    containers: {
      default: '#FF292929',
      emphasis: '#FF333333',
      good: '#FF1E3A1A',
      warning: '#FF40380C',
      attention: '#FF42202A',
      accent: '#FF2F2F4A',
    },
  },
} as const;

function containerStyles(theme: Theme): Json {
  const { text, containers, ...colors } = palettes[theme];
  const foregroundColors = { default: text, ...colors };
  return Object.fromEntries(
    Object.entries(containers).map(([name, backgroundColor]) => [
      name,
      { backgroundColor, foregroundColors, borderColor: '#FFD1D1D1' },
    ]),
  );
}

const fontFamily = '"Segoe UI", Selawik, Roboto, Arial, "Noto Sans TC", sans-serif';

const monospace = 'Consolas, "DejaVu Sans Mono", "Courier New", "Noto Sans TC", monospace';

/** They belong to a font type: elsewhere the library does not look for them. */
const sizes: Json = {
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
};

/** Microsoft publishes none. Noto Sans TC needs 1.45 of a size, and what is higher than its line is cut off. */
const lineHeights: Json = { small: 18, default: 20, medium: 20, large: 28, extraLarge: 36 };

/**
 * How cards look in Teams. Sizes and spacing are those of `microsoft-teams-light.json` and `-dark.json` in
 * adaptivecards-designer 2.4.4; the space between buttons is the page's own, as they wrap.
 */
export const hostConfig = (theme: Theme): Json => ({
  fontFamily,
  fontTypes: {
    default: { fontFamily, ...sizes },
    monospace: { fontFamily: monospace, ...sizes },
  },
  lineHeights,
  imageSizes: { small: 32, medium: 52, large: 100 },
  supportsInteractivity: true,
  imageBaseUrl: '',
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: theme === 'light' ? '#FFE1DFDD' : '#FF484644' },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: false },
  textBlock: { headingLevel: 3 },
  factSet: {
    title: {
      color: 'default',
      size: 'default',
      isSubtle: false,
      weight: 'bolder',
      wrap: true,
      maxWidth: 180,
    },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 16,
  },
  containerStyles: containerStyles(theme),
});

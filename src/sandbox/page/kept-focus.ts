const controls = 'button, a, input, select, textarea, [tabindex]';

const controlsIn = (place: HTMLElement): readonly HTMLElement[] => [
  ...place.querySelectorAll<HTMLElement>(controls),
];

/**
 * Remembers which control of a card has the focus: a card that is locked or drawn anew loses it, and
 * whoever uses the keyboard would begin again at the top of the page.
 */
export class KeptFocus {
  private index = -1;

  note(place: HTMLElement): void {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && place.contains(focused)) {
      this.index = controlsIn(place).indexOf(focused);
    }
  }

  /** Does nothing while the card is locked, or when the person went on to something else. */
  giveBack(place: HTMLElement): void {
    if (this.index < 0 || !document.activeElement?.contains(place)) return;
    const found = controlsIn(place);
    found[Math.min(this.index, found.length - 1)]?.focus({ preventScroll: true });
    if (place.contains(document.activeElement)) this.index = -1;
  }
}

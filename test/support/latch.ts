/** Something that is waited for, and the hand that lets it happen. */
export class Latch {
  readonly opened: Promise<void>;
  readonly open: () => void;

  constructor() {
    let open = () => {};
    this.opened = new Promise((resolve) => {
      open = resolve;
    });
    this.open = open;
  }
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreFailure } from '../domain/failure.js';

/** One piece of work of `together`, and how far it is. */
export class UnitOfWork {
  private phase: 'beginning' | 'working' | 'over' = 'beginning';

  get working(): boolean {
    return this.phase === 'working';
  }

  get beginning(): boolean {
    return this.phase === 'beginning';
  }

  async do<T>(work: () => Promise<T>): Promise<T> {
    this.phase = 'working';
    try {
      return await work();
    } finally {
      this.phase = 'over';
    }
  }

  /**
   * A query that nobody waited for may be queued when the work ends. Sent then, it would run after the
   * commit or the rollback, and stay whatever became of the rest.
   * @throws StoreFailure when the work is over
   */
  assertNotOver(): void {
    if (this.phase === 'over') {
      throw new StoreFailure('together ended before all of its queries were waited for.');
    }
  }
}

/** Knows which unit of work the code that runs belongs to. */
export class UnitsOfWork {
  private readonly current = new AsyncLocalStorage<UnitOfWork>();

  /** @throws StoreFailure inside a unit of work */
  async begin<T>(transaction: (unit: UnitOfWork) => Promise<T>): Promise<T> {
    this.assertOutside();
    const unit = new UnitOfWork();
    return this.current.run(unit, () => transaction(unit));
  }

  /** The unit that a connection is wanted for; undefined when it is for a query on its own. */
  beginning(): UnitOfWork | undefined {
    const unit = this.current.getStore();
    return unit?.beginning ? unit : undefined;
  }

  /**
   * Inside a unit a query past its transaction would wait for ever on SQLite's one connection, and
   * escape the transaction on PostgreSQL. What a unit left behind, such as a timer, is outside again.
   * @throws StoreFailure inside a unit of work
   */
  assertOutside(): void {
    if (this.current.getStore()?.working) {
      throw new StoreFailure('Inside together only the areas that it hands over may be used.');
    }
  }
}

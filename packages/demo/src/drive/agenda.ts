/** Lets many stories share one movable clock: it stands still while anybody acts, and jumps when everybody waits for it. */
export type Agenda = {
  /** Where the clock stands. */
  readonly now: () => Date;
  /** Waits until the clock has reached `at`; goes on at once when it has. */
  readonly until: (at: Date) => Promise<void>;
  /** Waits for something that other stories bring about, without holding up the clock. */
  readonly pass: <T>(met: Promise<T>) => Promise<T>;
  /** Goes on with several branches of a story at once and waits for all. */
  readonly together: (branches: readonly (() => Promise<unknown>)[]) => Promise<void>;
  /** Runs the stories to their ends, or until the clock would pass `end`: then what still waits is left as it is. */
  readonly run: (stories: readonly (() => Promise<void>)[]) => Promise<void>;
};

type Options = {
  readonly start: Date;
  readonly end?: Date | undefined;
  /** Moves the clock and answers when everything that fell due on the way has taken effect. */
  readonly jump: (to: Date) => Promise<void>;
};
type Sleeper = { readonly at: number; readonly wake: () => void };

/** A promise with the function that keeps it: one story opens it for others. */
export type Gate<T = void> = { readonly passed: Promise<T>; readonly open: (value: T) => void };
export const gate = <T = void>(): Gate<T> => {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { passed: promise, open: resolve };
};

export const makeAgenda = ({ start, end, jump }: Options): Agenda => {
  let now = start.getTime();
  let busy = 0;
  let moving = false;
  let sleepers: Sleeper[] = [];
  const over = gate();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);

  const moveOn = async (): Promise<void> => {
    const next = Math.min(...sleepers.map((one) => one.at));
    if (!Number.isFinite(next)) throw new Error('every story waits for another: nothing would ever happen');
    if (end && next > end.getTime()) {
      await jump(end);
      now = end.getTime();
      return over.open();
    }
    await jump(new Date(next));
    now = next;
    const due = sleepers.filter((one) => one.at <= next);
    sleepers = sleepers.filter((one) => one.at > next);
    for (const sleeper of due) sleeper.wake();
  };
  /** Asked after each step of a story; a turn later, so that a story that has just been let on counts as busy. */
  const look = (): void => {
    setImmediate(() => {
      if (busy > 0 || moving) return;
      moving = true;
      moveOn()
        .catch(failed.reject)
        .finally(() => {
          moving = false;
        });
    });
  };
  const idle = async <T>(met: Promise<T>): Promise<T> => {
    busy -= 1;
    if (busy === 0) look();
    try {
      return await met;
    } finally {
      busy += 1;
    }
  };
  const until = async (at: Date): Promise<void> => {
    if (at.getTime() <= now) return;
    const { passed, open } = gate();
    sleepers.push({ at: at.getTime(), wake: open });
    await idle(passed);
  };
  const together = async (branches: readonly (() => Promise<unknown>)[]): Promise<void> => {
    busy += branches.length;
    const walked = branches.map((branch) =>
      branch().finally(() => {
        busy -= 1;
        if (busy === 0) look();
      }),
    );
    await idle(Promise.all(walked));
  };
  const run = async (stories: readonly (() => Promise<void>)[]): Promise<void> => {
    busy += stories.length;
    let left = stories.length;
    const told = stories.map((story) =>
      story()
        .catch(failed.reject)
        .finally(() => {
          busy -= 1;
          left -= 1;
          if (left === 0) over.open();
          else if (busy === 0) look();
        }),
    );
    await Promise.race([over.passed, failed.promise, ...(told.length === 0 ? [Promise.resolve()] : [])]);
  };
  return { now: () => new Date(now), until, pass: idle, together, run };
};

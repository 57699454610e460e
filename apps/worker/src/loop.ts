/** Something that is done again and again: whenever it is woken, and at the latest after the pause that it asked for. */
export type Loop = {
  readonly wake: () => void;
  /** Ends after the round under way. */
  readonly stop: () => Promise<void>;
};

type Rounds = {
  /** One round; returns how long to pause at most, in milliseconds. */
  readonly round: () => Promise<number>;
  readonly onError: (error: unknown) => void;
  /** The pause after a round that failed. */
  readonly patience: number;
};

/** setTimeout takes no more. */
const longest = 2 ** 31 - 1;

/** Starts a loop at once. A wake during a round begins another right after it. */
export const startLoop = ({ round, onError, patience }: Rounds): Loop => {
  const state = { stopped: false, woken: false };
  let rouse = (): void => undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (state.woken || state.stopped) return resolve();
      const timer = setTimeout(resolve, Math.min(Math.max(ms, 0), longest));
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (!state.stopped) {
      state.woken = false;
      let ms = patience;
      try {
        ms = await round();
      } catch (error) {
        onError(error);
      }
      await pause(ms);
    }
  };
  const done = run();
  return {
    wake: () => {
      state.woken = true;
      rouse();
    },
    stop: () => {
      state.stopped = true;
      rouse();
      return done;
    },
  };
};

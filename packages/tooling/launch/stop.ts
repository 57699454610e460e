/** A second Ctrl-C ends at once; npm passes each on as well, so two within this time count as one, in ms. */
const same = 1500;

/**
 * Calls `stop` once when this program is asked to end: by a signal, or because its launcher is gone. A second
 * request ends it without waiting: what it started is on a leash and ends with it.
 * @param clean the exit code after stopping; without it, that of the signal
 */
export const onStop = (stop: () => Promise<void>, clean?: number): void => {
  let asked: number | undefined;
  const ask = (code: number) => (): void => {
    if (asked !== undefined) {
      if (performance.now() - asked > same) process.exit(code);
      return;
    }
    asked = performance.now();
    const end = (): never => process.exit(clean ?? code);
    stop().then(end, end);
  };
  process.on('SIGINT', ask(130));
  process.on('SIGTERM', ask(143));
  process.on('SIGHUP', ask(129));
  process.once('disconnect', ask(137));
  process.channel?.unref();
};

/** Counts by two names. */
export type Counts = Record<string, Record<string, number>>;

/** What was done, while it is done. */
export const makeTally = () => {
  const sent: Record<string, number> = {};
  const refused: Counts = {};
  const paths: Counts = {};
  const add = (counts: Counts, group: string, name: string): void => {
    const own = counts[group] ?? {};
    own[name] = (own[name] ?? 0) + 1;
    counts[group] = own;
  };
  return {
    sent,
    refused,
    paths,
    requests: 0,
    signIns: 0,
    jumps: 0,
    send: (type: string): void => {
      sent[type] = (sent[type] ?? 0) + 1;
    },
    refuse: (code: string, type: string): void => add(refused, code, type),
    note: (path: string, outcome: string): void => add(paths, path, outcome),
  };
};
export type Tally = ReturnType<typeof makeTally>;

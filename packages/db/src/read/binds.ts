/** The values of a statement that is put together, each bound where it is named. */
export type Binds = {
  readonly values: readonly unknown[];
  /** The place of one more value, `$1` and so on. */
  readonly bind: (value: unknown) => string;
};

export const binds = (): Binds => {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
};

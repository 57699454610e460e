/** An error with what caused it, a line each. */
export const causes = (error: unknown): string => {
  if (!(error instanceof Error)) return JSON.stringify(error);
  return error.cause === undefined ? error.message : `${error.message}\n  because ${causes(error.cause)}`;
};

/** No message is longer: a program that was started may have said the same thing for each connection. */
const longest = 2_000;

/** An error with what caused it, a line each. */
export const causes = (error: unknown): string => {
  if (!(error instanceof Error)) return JSON.stringify(error);
  const message = error.message.slice(0, longest);
  return error.cause === undefined ? message : `${message}\n  because ${causes(error.cause)}`;
};

const key = 'kaohe.answered';

/** Links that were answered on this phone; only the phone knows. A browser that keeps nothing knows none. */
const used = (): readonly string[] => {
  try {
    return (localStorage.getItem(key) ?? '').split(' ');
  } catch {
    return [];
  }
};

/** The beginning of a link tells it from others, and is of no use for answering. */
const short = (token: string): string => token.slice(0, 10);

export const wasAnswered = (token: string): boolean => used().includes(short(token));

export const noteAnswered = (token: string): void => {
  try {
    localStorage.setItem(key, [...used().slice(-20), short(token)].join(' '));
  } catch {
    // Kept nowhere: the server says that the link leads nowhere any more.
  }
};

/** @typedef {{ en: string, zh: string }} Words */

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';

export const isChinese = locale.startsWith('zh');

/** The words in the operator's language, by the locale of the terminal. @param {Words} words */
export const say = (words) => (isChinese ? words.zh : words.en);

/**
 * Ends the program with what went wrong and what to do about it.
 * @param {Words} wrong @param {Words} remedy @returns {never}
 */
export const giveUp = (wrong, remedy) => {
  console.error(`\n✗ ${say(wrong)}\n  ${say(remedy)}\n`);
  process.exit(1);
};

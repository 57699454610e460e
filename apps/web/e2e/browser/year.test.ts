import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Stack, startStack } from './stack.ts';
import { launch } from './visitor.ts';
import { appeal, decide, giveFeedback, settle } from './year/answer.ts';
import { beginYear, startYear } from './year/begin.ts';
import { holdBallot, scoreUnit, visitUnit } from './year/field.ts';
import { type Hand, makeHand } from './year/hand.ts';
import { closeYear, commend, grade, mend } from './year/outcome.ts';
import { closePeriod, keepRecord } from './year/record.ts';

let browser: Browser;
let stack: Stack;
let hand: Hand;
beforeAll(async () => {
  // An organisation of its own: its clock runs through a whole year.
  [browser, stack] = await Promise.all([launch(), startStack({ cycles: false, built: true })]);
  hand = makeHand(browser, stack);
});
afterAll(async () => {
  await hand[Symbol.asyncDispose]();
  await browser.close();
  await stack[Symbol.asyncDispose]();
});

describe('a whole year by hand, through the pages alone, as everybody whose turn it is', () => {
  // Each needs the one before.
  test.each([
    { part: 'the office begins a year with a standard that the leader approves', live: beginYear },
    { part: 'each responsible subject signs, and the year starts', live: startYear },
    { part: 'work sheets are filed, answered and disputed', live: keepRecord },
    { part: 'the period is verified, discussed, reported and locked', live: closePeriod },
    { part: 'a ballot is answered on phones, each link once', live: holdBallot },
    { part: 'the unit is visited', live: visitUnit },
    { part: 'the unit is scored by two and settled by the lead', live: scoreUnit },
    { part: 'the feedback is issued and received', live: giveFeedback },
    { part: 'an appeal finds its panel', live: appeal },
    { part: 'the panel decides; its outcome is unseen until it is served', live: decide },
    { part: 'nobody wants more: the score is settled', live: settle },
    { part: 'what was wrong is mended and looked at again', live: mend },
    { part: 'grades are posted, objected to and confirmed', live: grade },
    { part: 'the best are honoured', live: commend },
    { part: 'the year is closed', live: closeYear },
  ])('$part', ({ live }) => live(hand), 300_000);
});

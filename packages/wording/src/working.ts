import type { PointsStep } from '@kaohe/domain';
import { format, type Locale } from './format.ts';
import { interfaceWords } from './interface.ts';

/** How points were worked out, a sentence for each step; points and figures in 1/100. */
export const sayWorking = (locale: Locale, steps: readonly PointsStep[]): readonly string[] => {
  const { steps: said } = interfaceWords(locale).standard;
  const { points: plain } = format(locale);
  return steps.map((one) => {
    switch (one.step) {
      case 'start':
        return said.start(plain(one.points));
      case 'times':
        return said.times({
          name: one.name,
          times: one.times,
          each: plain(one.each),
          points: plain(one.points, true),
        });
      case 'floor':
        return said.floor(plain(one.limit));
      case 'cap':
        return said.cap(plain(one.limit));
      case 'tier':
        return one.name === null ? said.noTier : said.tier(one.name, plain(one.points));
      case 'ratio':
        return said.ratio(one.measure, `${plain(one.value)}${one.unit}`, plain(one.points));
      case 'veto':
        return said.veto(one.name);
      default:
        return one satisfies never;
    }
  });
};

import { type Calendar, endOf, yearOf } from '@kaohe/domain';
import type { Presets } from '../../workflow/action-bar.tsx';
import { useCalendar, useToday } from '../../workflow/due.tsx';

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'];

/** What the forms of a cycle start with, where the organisation is: four quarters; an amendment takes force today. */
const cyclePresets = (calendar: Calendar, today: string): Presets => ({
  'cycle.adoptAmendment': () => ({ inForceOn: today }),
  'cycle.start': ({ data }) => {
    const year = typeof data.year === 'number' ? data.year : yearOf(today);
    return {
      periods: quarterEnds.map((end, at) => ({
        no: at + 1,
        name: `${year}Q${at + 1}`,
        dates: { periodEnd: endOf(calendar, `${year}-${end}`).toISOString() },
      })),
    };
  },
});

/** With the organisation's calendar and the server's clock. */
export const useCyclePresets = (): Presets => cyclePresets(useCalendar(), useToday());

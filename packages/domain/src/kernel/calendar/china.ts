import type { Calendar, DayKind } from './calendar.ts';
import { type Day, nextDay } from './day.ts';

type Notice = { readonly rest: readonly string[]; readonly work: readonly string[] };

/** Days of a notice, each as `02-14` or as a span `02-15/02-23`. */
const plan = (year: number, notice: Notice): Record<Day, DayKind> => {
  const spread = (kind: DayKind) =>
    notice[kind].flatMap((span): [Day, DayKind][] => {
      const [first, last = first] = span.split('/').map((day) => `${year}-${day}`);
      const days: [Day, DayKind][] = [];
      for (let day = `${first}`; day <= `${last}`; day = nextDay(day)) days.push([day, kind]);
      return days;
    });
  return Object.fromEntries([...spread('rest'), ...spread('work')]);
};

/** 国务院办公厅关于部分节假日安排的通知: 国办发明电〔2023〕7号, 〔2024〕12号, 〔2025〕7号. */
export const chinaYears: Calendar['years'] = {
  2024: plan(2024, {
    rest: ['01-01', '02-10/02-17', '04-04/04-06', '05-01/05-05', '06-10', '09-15/09-17', '10-01/10-07'],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  }),
  2025: plan(2025, {
    rest: ['01-01', '01-28/02-04', '04-04/04-06', '05-01/05-05', '05-31/06-02', '10-01/10-08'],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  }),
  2026: plan(2026, {
    rest: [
      '01-01/01-03',
      '02-15/02-23',
      '04-04/04-06',
      '05-01/05-05',
      '06-19/06-21',
      '09-25/09-27',
      '10-01/10-07',
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  }),
};

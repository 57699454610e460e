import type { Presets } from '../../workflow/action-bar.tsx';

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'];
const dayLength = 86_400_000;
/** 24:00 of a day in China. */
const endOfDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + dayLength).toISOString();

/** What the forms of a cycle start with: four quarters, for one. */
export const cyclePresets: Presets = {
  'cycle.start': ({ data }) => {
    const year = typeof data.year === 'number' ? data.year : new Date().getFullYear();
    return {
      periods: quarterEnds.map((end, at) => ({
        no: at + 1,
        name: `${year}Q${at + 1}`,
        dates: { periodEnd: endOfDay(`${year}-${end}`) },
      })),
    };
  },
};

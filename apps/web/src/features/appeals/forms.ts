import type { Presets } from '../../workflow/action-bar.tsx';

/** The vote has a row for every disputed line. */
export const appealPresets: Presets = {
  'appeal.vote': ({ data }) => ({
    votes: (Array.isArray(data.lines) ? data.lines : []).map((line) => ({ line, change: false, points: 0 })),
  }),
};

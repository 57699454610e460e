import type { Presets } from '../../workflow/action-bar.tsx';
import { requestId } from '../../workflow/use-send.ts';

/** What the forms of an assessment start with: a fresh seed for the draw of the sample, so that it can be repeated. */
export const assessmentPresets: Presets = {
  'assessment.planVisit': () => ({ sampleSeed: requestId() }),
};

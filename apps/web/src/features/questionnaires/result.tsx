import type { ReactNode } from 'react';
import { z } from 'zod';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../workflow/locale.tsx';

const tally = z.object({
  points: z.number(),
  satisfaction: z.object({ satisfied: z.number(), voices: z.number() }),
});
const result = tally.extend({ answers: z.number() });

/** What a questionnaire came to; nothing until it is closed, nor where too few answered. */
export const Result = ({ kept }: { kept: unknown }): ReactNode => {
  const { t, format } = useWords();
  const read = result.safeParse(kept);
  if (!read.success) return null;
  const { answers, points, satisfaction } = read.data;
  return (
    <Panel title={t.survey.result}>
      <Facts
        rows={[
          { key: 'answers', label: t.survey.answers, value: answers },
          { key: 'points', label: t.field.points, value: format.points(points) },
          {
            key: 'satisfied',
            label: t.survey.satisfied,
            value: t.survey.share(satisfaction.satisfied, satisfaction.voices),
          },
        ]}
      />
    </Panel>
  );
};

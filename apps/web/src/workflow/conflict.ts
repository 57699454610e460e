import type { Withheld } from './api.ts';
import { type useWords, valueName } from './locale.tsx';

type Conflict = NonNullable<Withheld['conflicts']>[number];

/** Every reason why somebody is out of a case, in words; empty where there is none to tell. */
export const conflictText = (spoken: ReturnType<typeof useWords>, conflicts: readonly Conflict[]): string => {
  const { t, format } = spoken;
  const said = t.appealFile;
  return conflicts
    .map(({ kind, tie, until }) =>
      [
        said.conflict[kind],
        tie === null ? null : valueName(spoken, 'tie', tie),
        until === null ? null : said.until(format.civil(until)),
      ]
        .filter((part) => part !== null)
        .join(' '),
    )
    .join(t.listComma);
};

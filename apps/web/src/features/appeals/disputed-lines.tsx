import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './appeals.module.css';
import type { Disputed } from './queries.ts';

/** The lines in dispute; the tally once all have voted, the decision once it is served. */
export const DisputedLines = ({ lines }: { lines: readonly Disputed[] }): ReactNode => {
  const { t, format } = useWords();
  const said = t.disputed;
  return (
    <div className={css.side}>
      <h3>{said.title}</h3>
      <ul className={css.side}>
        {lines.map((line) => (
          <li key={line.id} className={css.statement}>
            <div className={css.row}>
              <strong>{line.indicator}</strong>
              <Badge>{`${said.old} ${format.points(line.points, true)}`}</Badge>
              {line.decided === null ? null : (
                <Badge tone="done">{`${said.decided} ${format.points(line.decided, true)}`}</Badge>
              )}
            </div>
            <p>{line.reason}</p>
            <span className={css.small}>
              {line.votes === null ? said.sealed : said.votes(line.change ?? 0, line.votes)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};

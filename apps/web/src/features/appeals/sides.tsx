import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { actOf, useWords } from '../../workflow/locale.tsx';
import css from './appeals.module.css';
import type { AppealFile, Statement } from './queries.ts';

const Said = ({ statement }: { statement: Statement }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.appealFile;
  const machine = statement.event.startsWith('assessment.') ? 'assessment' : 'appeal';
  return (
    <li className={css.statement}>
      <span className={css.small}>
        {[
          actOf(spoken, machine, statement.event).label,
          statement.by?.name ?? null,
          format.day(statement.at),
          statement.heldOn === null ? null : said.heldOn(format.civil(statement.heldOn), statement.place),
        ]
          .filter((one) => one !== null)
          .join(' · ')}
      </span>
      <p>{statement.text}</p>
      {statement.relief === null ? null : (
        <p>
          <strong>{said.relief}</strong> {statement.relief}
        </p>
      )}
      {statement.evidence.length === 0 ? null : (
        <span className={css.files}>
          {statement.evidence.map((file) => (
            <a key={file.id} href={`/files/${file.id}`}>
              {file.name}
            </a>
          ))}
        </span>
      )}
    </li>
  );
};

type Side = Statement['side'];

/** What one side has filed, in the order in which it came. */
export const SideOf = ({ file, side }: { file: AppealFile; side: Side }): ReactNode => {
  const { t } = useWords();
  const said = t.appealFile;
  const all = file.statements.filter((one) => one.side === side);
  return (
    <div className={css.side}>
      {side === 'panel' ? null : <h3>{said.side[side]}</h3>}
      {all.length === 0 ? <p className={css.small}>{said.nothing[side]}</p> : null}
      <ul className={css.side}>
        {all.map((statement) => (
          <Said key={statement.seq} statement={statement} />
        ))}
      </ul>
    </div>
  );
};

/** The rules that the disputed lines rest on. */
export const Rules = ({ file }: { file: AppealFile }): ReactNode => {
  const { t, format } = useWords();
  const said = t.appealFile;
  if (file.rules.length === 0) return null;
  return (
    <Panel title={said.rules}>
      <ul className={css.rules}>
        {file.rules.map((one) => (
          <li key={one.code}>
            <strong>
              {one.code} {one.name}
            </strong>{' '}
            <span className={css.small}>{said.indicatorPoints(format.points(one.points))}</span>
            <p>{one.rule === '' ? said.noRule : one.rule}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** The hearing and what else the panel put on record. */
export const Hearing = ({ file }: { file: AppealFile }): ReactNode => {
  const { t } = useWords();
  if (file.statements.every(({ side }) => side !== 'panel')) return null;
  return (
    <Panel title={t.appealFile.hearing}>
      <SideOf file={file} side="panel" />
    </Panel>
  );
};

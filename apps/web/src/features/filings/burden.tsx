import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './filings.module.css';
import type { Filings } from './queries.ts';

/** What was attached to answers, appeals and reports: it is work, too. */
const Attached = ({ all: { attached, limits } }: { all: Filings }): ReactNode => {
  const { t, words } = useWords();
  const said = t.filings;
  if (attached.length === 0) return null;
  return (
    <>
      <h3>{said.attached}</h3>
      <ul className={css.meters}>
        {attached.map(({ machine, acts, files, bytes }) => (
          <li key={machine}>
            <span>{words.machines[machine].name}</span>
            <span className={css.count}>{said.attachedOf({ acts, files, size: t.files.size(bytes) })}</span>
          </li>
        ))}
      </ul>
      <p className={css.hint}>{said.attachedLimit(limits)}</p>
    </>
  );
};

/** How much a unit was asked for: in all, and by indicator against what the policy allows. */
export const Burden = ({ all }: { all: Filings }): ReactNode => {
  const { t } = useWords();
  const said = t.filings;
  const { burden, limits } = all;
  const held = all.indicators.filter(({ load }) => load.files > 0);
  return (
    <Panel title={said.burden}>
      <p>
        {said.total({ files: burden.files, size: t.files.size(burden.bytes) })}
        {burden.spared === 0 ? '' : ` · ${said.spared(burden.spared)}`}
      </p>
      <ul className={css.meters}>
        {held.map(({ code, name, load }) => (
          <li key={code}>
            <span>
              {code} {name}
            </span>
            <meter
              min={0}
              max={limits.files}
              high={limits.files - 1}
              value={load.files}
              aria-label={said.meter({ name, done: load.files, of: limits.files })}
            />
            <span className={css.count}>
              {`${said.count({ done: load.files, of: limits.files })} · ${t.files.size(load.bytes)}`}
            </span>
          </li>
        ))}
      </ul>
      <Attached all={all} />
    </Panel>
  );
};

import type { Voters } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTRPC } from '../../../workflow/api.ts';
import { useWords } from '../../../workflow/locale.tsx';
import type { Kept } from '../queries.ts';
import css from './builder.module.css';
import { NumberField, TextField } from './field.tsx';

/** Classes of people that are asked, in their order, with their names. */
export const classesOf = (kept: Kept, words: { own: string; served: string; locale: string }) =>
  kept.kind === 'ballot'
    ? kept.classes.map(({ key, name }) => ({ key, label: words.locale === 'en' ? name.en : name.zh }))
    : [
        { key: 'all', label: words.own },
        { key: 'served', label: words.served },
      ];

/** How many of each class are asked. */
export const VotersFields = ({
  kept,
  voters,
  onChange,
}: {
  kept: Kept;
  voters: Voters;
  onChange: (voters: Voters) => void;
}): ReactNode => {
  const { t, locale } = useWords();
  const said = t.survey;
  return (
    <fieldset className={css.group}>
      <legend>{said.voters}</legend>
      <div className={css.line}>
        {classesOf(kept, { own: said.own, served: said.served, locale }).map(({ key, label }) => (
          <NumberField
            key={key}
            label={said.votersOf(label)}
            value={voters[key] ?? null}
            from={0}
            to={100_000}
            onChange={(count) => {
              const { [key]: _, ...rest } = voters;
              onChange(count === null || count === 0 ? rest : { ...voters, [key]: count });
            }}
          />
        ))}
      </div>
      <p className={css.faint}>
        {said.smallest(kept.smallestGroup)}
        {kept.smallBranches === 'pooled' ? said.smallPooled : said.smallServed}
      </p>
    </fieldset>
  );
};

type Pool = Kept['pool'];
/** Units whose people are asked together with this one's. */
export const PoolFields = ({
  id,
  pool,
  onChange,
}: {
  id: string;
  pool: Pool;
  onChange: (pool: Pool) => void;
}): ReactNode => {
  const said = useWords().t.survey;
  const [search, setSearch] = useState('');
  const sought = useDeferredValue(search);
  const trpc = useTRPC();
  const found = useQuery({
    ...trpc.questionnaire.poolable.queryOptions({ id, search: sought }),
    enabled: sought.trim() !== '',
  });
  const others = (found.data ?? []).filter(
    (one) => !pool.some((two) => two.assessmentId === one.assessmentId),
  );
  return (
    <fieldset className={css.group}>
      <legend>{said.pool}</legend>
      <p className={css.faint}>{said.poolHint}</p>
      <ul className={css.units}>
        {pool.map((one) => (
          <li key={one.assessmentId}>
            {one.unit.name}{' '}
            <Button
              size="small"
              aria-label={said.poolRemove(one.unit.name)}
              onClick={() => onChange(pool.filter((two) => two !== one))}
            >
              {'✕'}
            </Button>
          </li>
        ))}
      </ul>
      <TextField label={said.poolSearch} value={search} most={80} onChange={setSearch} />
      <ul className={css.units}>
        {others.slice(0, 10).map((one) => (
          <li key={one.assessmentId}>
            <Button size="small" onClick={() => onChange([...pool, one])}>
              {said.poolAdd(one.unit.name)}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
};

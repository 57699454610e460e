import { type Role, roles } from '@kaohe/domain';
import { Button } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useWords } from '../../workflow/locale.tsx';
import css from './people.module.css';
import { PersonView } from './person.tsx';
import { PersonForm } from './person-form.tsx';
import { usePeople } from './queries.ts';

/** People and what they are appointed for: the administrator's page. */
export const PeoplePage = (): ReactNode => {
  const { t, words } = useWords();
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<Role | undefined>(undefined);
  const [adding, setAdding] = useState(false);
  const search = useDeferredValue(typed).trim();
  const { rows: people, pending, more } = usePeople({ search, role });
  return (
    <Page
      title={t.documentTitle(t.place.people, words.product.name)}
      heading={t.place.people}
      aside={
        <Button type="primary" onClick={() => setAdding(true)}>
          {t.people.add}
        </Button>
      }
    >
      {adding ? (
        <Panel title={t.people.add}>
          <PersonForm onDone={() => setAdding(false)} />
        </Panel>
      ) : null}
      <search className={css.filters}>
        <input
          type="search"
          value={typed}
          aria-label={t.people.search}
          placeholder={t.people.search}
          onChange={(change) => setTyped(change.target.value)}
        />
        <select
          aria-label={t.people.role}
          value={role ?? ''}
          onChange={(change) => setRole(roles.find((one) => one === change.target.value))}
        >
          <option value="">{t.people.anyRole}</option>
          {roles.map((one) => (
            <option key={one} value={one}>
              {words.roles[one]}
            </option>
          ))}
        </select>
      </search>
      <Panel title={t.people.list} aside={t.list.shown(people.length, more !== null)} flush>
        {pending ? <Skeleton label={t.loading} /> : null}
        {!pending && people.length === 0 ? <Empty title={t.people.none} /> : null}
        <ul>
          {people.map((person) => (
            <PersonView key={person.id} person={person} />
          ))}
        </ul>
      </Panel>
      {more === null ? null : <Button onClick={more}>{t.more}</Button>}
    </Page>
  );
};

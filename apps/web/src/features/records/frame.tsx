import type { Role } from '@kaohe/domain';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../workflow/locale.tsx';
import { useHolds } from './queries.ts';
import css from './records.module.css';

const recorders: readonly Role[] = ['assessor', 'lead'];
const overseers: readonly Role[] = ['office', 'lead', 'assessor', 'leader', 'auditor'];

/** The way to the page that writes a sheet, which is a document of its own and opens without a network. */
const WriteLink = (): ReactNode => {
  const { t } = useWords();
  return useHolds(recorders) ? (
    <a className={css.write} href="/record/">
      {t.records.write}
    </a>
  ) : null;
};

type Props = {
  readonly heading: string;
  readonly cycleId: string | undefined;
  readonly children: ReactNode;
};

/** The pages of the record, each one click from the others. */
export const RecordFrame = ({ heading, cycleId, children }: Props): ReactNode => {
  const { t, words } = useWords();
  const oversees = useHolds(overseers);
  return (
    <Page
      title={t.documentTitle(heading, words.product.name)}
      heading={heading}
      aside={<WriteLink />}
      above={
        <nav className={css.pages} aria-label={t.records.pages}>
          <Link to="/records" search={{}} activeOptions={{ includeSearch: false }}>
            {t.records.list}
          </Link>
          {cycleId === undefined ? null : (
            <>
              <Link
                to="/periods/$cycleId"
                params={{ cycleId }}
                search={{}}
                activeOptions={{ includeSearch: false }}
              >
                {t.records.periods}
              </Link>
              {oversees ? (
                <Link
                  to="/coverage/$cycleId"
                  params={{ cycleId }}
                  search={{}}
                  activeOptions={{ includeSearch: false }}
                >
                  {t.records.coverage}
                </Link>
              ) : null}
            </>
          )}
        </nav>
      }
    >
      {children}
    </Page>
  );
};

import { registry, tagsOf } from '@kaohe/domain';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { useLinks, useQuestions } from './queries.ts';
import css from './questionnaires.module.css';

/** Links to answer by, made while it is open: shown this once, kept nowhere. */
export const Links = ({ view }: { view: CaseView }): ReactNode => {
  const spoken = useWords();
  const { t } = spoken;
  const links = useLinks();
  const kept = useQuestions(view.id).data;
  const may = view.allowed.includes('questionnaire.close');
  if (!may || kept === undefined || !tagsOf(registry.questionnaire.machine, view.stage).includes('public'))
    return null;
  const make = (): void => links.mutate({ id: view.id, voters: kept.voters });
  return (
    <Panel title={t.survey.links}>
      <p>{t.survey.linksHint}</p>
      {links.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(links.error))} />
      )}
      {links.data === undefined ? (
        <Button loading={links.isPending} onClick={make}>
          {t.survey.makeLinks}
        </Button>
      ) : (
        <ol className={css.links}>
          {links.data.links.map(({ token }) => (
            <li key={token}>
              <a href={`/q/#${token}`}>{`${location.origin}/q/#${token}`}</a>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
};

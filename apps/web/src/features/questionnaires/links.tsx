import { registry, tagsOf, type Voters } from '@kaohe/domain';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureOf } from '../../workflow/fault.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { classesOf } from './builder/asked.tsx';
import { type Kept, useLinks, useQuestions } from './queries.ts';
import css from './questionnaires.module.css';

const Slips = lazy(() => import('./slips.tsx').then((loaded) => ({ default: loaded.Slips })));
const PrintedSlips = lazy(() => import('./slips.tsx').then((loaded) => ({ default: loaded.PrintedSlips })));

const addressOf = (token: string): string => `${location.origin}/q/#${token}`;

/** Voters of each class for whom there is neither a link nor a paper. */
const leftOf = ({ voters, handedOut, papers }: Kept): Voters =>
  Object.fromEntries(
    Object.entries(voters)
      .map(([name, count]) => [name, count - (handedOut[name] ?? 0) - (papers[name] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );

type Made = readonly { readonly class: string; readonly token: string }[];

const Handing = ({ made, kept }: { made: Made; kept: Kept }): ReactNode => {
  const said = useWords().t.survey;
  const [isPrinting, setPrinting] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const copy = (): void => {
    const text = made.map(({ token }) => addressOf(token)).join('\n');
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  const slips = made.map(({ token }) => addressOf(token));
  return (
    <>
      <div className={css.tools}>
        <Button onClick={() => setPrinting(true)}>{said.slips}</Button>
        <Button onClick={copy}>{said.copy}</Button>
        <span role="status">{isCopied ? said.copied : ''}</span>
      </div>
      <p className={css.faint}>{said.slipsHint}</p>
      <ol className={css.links}>
        {made.map(({ token }) => (
          <li key={token}>
            <a href={`/q/#${token}`}>{addressOf(token)}</a>
          </li>
        ))}
      </ol>
      <Suspense fallback={null}>
        <Slips addresses={slips.slice(0, 12)} title={kept.title} />
        {isPrinting ? <PrintedSlips addresses={slips} title={kept.title} onDone={printed} /> : null}
      </Suspense>
    </>
  );
};

/** Links to answer by, made while it is open: shown this once, kept nowhere. */
export const Links = ({ view }: { view: CaseView }): ReactNode => {
  const spoken = useWords();
  const { t, locale } = spoken;
  const said = t.survey;
  const links = useLinks();
  const kept = useQuestions(view.id).data;
  const may = view.allowed.includes('questionnaire.close');
  if (!may || kept === undefined || !tagsOf(registry.questionnaire.machine, view.stage).includes('public'))
    return null;
  const left = leftOf(kept);
  const hasLeft = Object.keys(left).length > 0;
  const names = classesOf(kept, { own: said.own, served: said.served, locale });
  const make = (): void => links.mutate({ id: view.id, voters: left });
  return (
    <Panel title={said.links}>
      <p>{said.linksHint}</p>
      {links.error === null ? null : (
        <Alert kind="error" title={failureText(spoken, failureOf(links.error))} />
      )}
      {links.data !== undefined ? (
        <Handing made={links.data.links} kept={kept} />
      ) : (
        <>
          <ul>
            {names.map(({ key, label }) =>
              left[key] === undefined ? null : <li key={key}>{said.byClass(label, left[key])}</li>,
            )}
          </ul>
          {hasLeft ? (
            <Button loading={links.isPending} onClick={make}>
              {said.makeLinks}
            </Button>
          ) : (
            <p>{said.moreLinks}</p>
          )}
        </>
      )}
    </Panel>
  );
};

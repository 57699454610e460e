import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureText, useWords } from '../../workflow/locale.tsx';
import { useSend } from '../../workflow/use-send.ts';
import css from './feedback.module.css';
import {
  blank,
  type Composed,
  composedFrom,
  dataOf,
  type Item,
  isWhole,
  lacksOf,
  type Side,
  takenFrom,
} from './forms.ts';
import { ItemOf } from './item.tsx';
import { Offers } from './offers.tsx';
import { type Feedback, type Offer, useIndicators, useOffers } from './queries.ts';

type PartProps = {
  readonly side: Side;
  readonly composed: Composed;
  readonly tried: boolean;
  readonly id: string;
  readonly onChange: (items: readonly Item[]) => void;
};

const Part = ({ side, composed, tried, id, onChange }: PartProps): ReactNode => {
  const { t } = useWords();
  const said = t.feedback;
  const indicators = useIndicators(id).data ?? [];
  const items = composed[side];
  return (
    <Panel
      title={side === 'problem' ? said.problems : said.achievements}
      aside={<Button onClick={() => onChange([...items, blank()])}>{said.add[side]}</Button>}
    >
      <ol className={css.list}>
        {items.map((item, index) => (
          <ItemOf
            key={item.key}
            item={item}
            side={side}
            no={index + 1}
            indicators={indicators}
            tried={tried}
            onChange={(changed) => onChange(items.map((one) => (one.key === item.key ? changed : one)))}
            onRemove={() => onChange(items.filter((one) => one.key !== item.key))}
          />
        ))}
      </ol>
    </Panel>
  );
};

/** Whether it may be issued as it stands, and what it lacks. */
const State = ({ composed }: { composed: Composed }): ReactNode => {
  const { t } = useWords();
  const said = t.feedback;
  const lacks = lacksOf(composed);
  return lacks.length === 0 ? (
    <Alert kind="done" title={said.complete} />
  ) : (
    <Alert kind="risk" title={`${said.lacks}${lacks.map((one) => said.lack[one]).join(t.listComma)}`} />
  );
};

const Saving = (props: { view: CaseView; composed: Composed; onTry: () => void }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.feedback;
  const sender = useSend({ ...props.view, machine: 'assessment' });
  const save = (): void => {
    props.onTry();
    if (isWhole(props.composed))
      void sender.send({ type: 'assessment.draftFeedback', data: dataOf(props.composed) });
  };
  return (
    <>
      {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
      {sender.done && sender.failure === null ? <Alert kind="done" title={said.saved} /> : null}
      <div className={css.head}>
        <Button type="primary" loading={sender.pending} onClick={save}>
          {said.save}
        </Button>
      </div>
    </>
  );
};

const Writing = (props: { view: CaseView; start: Feedback; offers: readonly Offer[] }): ReactNode => {
  const { view, start, offers } = props;
  const { t } = useWords();
  const [composed, setComposed] = useState(() => composedFrom(start));
  const [tried, setTried] = useState(false);
  const none = useId();
  const used = new Set(
    [...composed.achievement, ...composed.problem].flatMap(({ from }) => (from === null ? [] : [from])),
  );
  const put = (side: Side) => (items: readonly Item[]) => setComposed((old) => ({ ...old, [side]: items }));
  return (
    <>
      <p>{t.feedback.composeHint}</p>
      <State composed={composed} />
      <div className={css.columns}>
        <Offers
          offers={offers}
          used={used}
          onUse={(offer) => put(offer.side)([...composed[offer.side], takenFrom(offer)])}
        />
        <div className={css.list}>
          {(['achievement', 'problem'] as const).map((side) => (
            <Part
              key={side}
              side={side}
              composed={composed}
              tried={tried}
              id={view.id}
              onChange={put(side)}
            />
          ))}
          <div className={css.statement}>
            <label htmlFor={none}>{t.feedback.noneFound}</label>
            <Input.TextArea
              id={none}
              rows={2}
              maxLength={2000}
              value={composed.noneFound}
              onChange={(change) => setComposed((old) => ({ ...old, noneFound: change.target.value }))}
            />
          </div>
          <Saving view={view} composed={composed} onTry={() => setTried(true)} />
        </div>
      </div>
    </>
  );
};

/** The feedback is composed: what the year found at the left, the letter at the right. */
export const Compose = ({ view, feedback }: { view: CaseView; feedback: Feedback }): ReactNode => {
  const { t } = useWords();
  const offers = useOffers(view.id);
  if (offers.data === undefined) return <Skeleton label={t.loading} lines={6} />;
  return <Writing view={view} start={feedback} offers={offers.data} />;
};

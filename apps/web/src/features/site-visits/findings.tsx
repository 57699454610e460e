import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { failureText, useWords, valueName } from '../../workflow/locale.tsx';
import { useSend } from '../../workflow/use-send.ts';
import type { Finding, Visit } from './queries.ts';
import css from './site-visits.module.css';

const Signed = ({ finding }: { finding: Finding }): ReactNode => {
  const { t } = useWords();
  if (finding.withdrawnAt !== null) return <Badge>{t.finding.withdrawn}</Badge>;
  if (finding.signedAt !== null) return <Badge tone="done">{t.finding.signed}</Badge>;
  return <Badge tone="risk">{t.finding.awaits(finding.secondSigner?.name ?? t.vacant)}</Badge>;
};

/** What the unit says of the facts. */
const Answer = ({ finding }: { finding: Finding }): ReactNode => {
  const { t } = useWords();
  const said = t.visit.finding;
  const { answer } = finding;
  if (answer === null)
    return finding.signedAt === null ? null : <p className={css.small}>{said.unanswered}</p>;
  const name = answer.by?.name ?? t.vacant;
  return (
    <>
      {answer.answer === 'acknowledged' ? (
        <Badge tone="done">{said.acknowledged(name)}</Badge>
      ) : (
        <Badge tone="risk">{said.disputed(name)}</Badge>
      )}
      {answer.words === null ? null : <p className={css.text}>{answer.words}</p>}
    </>
  );
};

/** The unit's two answers; a dispute takes words. */
const Asked = ({ finding, view }: { finding: Finding; view: CaseView }): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.visit.finding;
  const sender = useSend({ ...view, machine: 'siteVisit' });
  const [words, setWords] = useState<string | null>(null);
  const send = (answer: 'acknowledged' | 'disputed'): void => {
    const told = words?.trim() ?? '';
    const data = { finding: finding.id, answer, ...(told === '' ? {} : { words: told }) };
    void sender.send({ type: 'siteVisit.answerFinding', data });
  };
  return (
    <>
      {words === null ? (
        <span className={css.line}>
          <Button type="primary" loading={sender.pending} onClick={() => send('acknowledged')}>
            {said.acknowledge}
          </Button>
          <Button onClick={() => setWords('')}>{said.dispute}</Button>
        </span>
      ) : (
        <div className={css.field}>
          <label htmlFor={`words-${finding.id}`}>{said.words}</label>
          <textarea
            id={`words-${finding.id}`}
            value={words}
            maxLength={4000}
            onChange={({ target }) => setWords(target.value)}
          />
          <span className={css.line}>
            <Button
              type="primary"
              disabled={words.trim() === ''}
              loading={sender.pending}
              onClick={() => send('disputed')}
            >
              {said.send}
            </Button>
            <Button onClick={() => setWords(null)}>{said.cancel}</Button>
          </span>
        </div>
      )}
      {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
    </>
  );
};

/** The second signer signs where he reads. */
const Countersign = ({ finding, view }: { finding: Finding; view: CaseView }): ReactNode => {
  const spoken = useWords();
  const sender = useSend({ ...view, machine: 'siteVisit' });
  const data = { finding: finding.id };
  return (
    <>
      <Button
        type="primary"
        loading={sender.pending}
        onClick={() => void sender.send({ type: 'siteVisit.countersign', data })}
      >
        {spoken.t.visit.finding.countersign}
      </Button>
      {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
    </>
  );
};

const Row = ({
  finding,
  view,
  me,
}: {
  finding: Finding;
  view: CaseView;
  me: string | undefined;
}): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.visit.finding;
  const stands = finding.withdrawnAt === null;
  const open = stands && finding.signedAt === null;
  const signs = open && finding.secondSigner?.id === me && view.allowed.includes('siteVisit.countersign');
  const answers =
    stands &&
    finding.answer === null &&
    finding.signedAt !== null &&
    view.allowed.includes('siteVisit.answerFinding');
  return (
    <li className={css.item}>
      <span className={css.line}>
        <strong>{finding.indicator}</strong>
        <span>{valueName(spoken, 'kind', finding.kind)}</span>
        <span>{valueName(spoken, 'subjectKind', finding.subjectKind)}</span>
        <span>{valueName(spoken, 'method', finding.method)}</span>
        {finding.points === null ? null : <strong>{format.points(finding.points, true)}</strong>}
        <Signed finding={finding} />
      </span>
      <div className={css.pair}>
        <div>
          <h3>{said.facts}</h3>
          <p className={css.text}>{finding.facts}</p>
        </div>
        <div className={css.opinion}>
          <h3>{said.opinion}</h3>
          <p className={css.text}>{finding.opinion ?? said.later}</p>
        </div>
      </div>
      <ul className={css.line}>
        {finding.evidence.map(({ id, name }) => (
          <li key={id}>
            <a href={`/files/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
      <p className={css.small}>
        {`${said.by(finding.by?.name ?? t.vacant)} · ${said.second(finding.secondSigner?.name ?? t.vacant)}`}
      </p>
      <Answer finding={finding} />
      {signs ? <Countersign finding={finding} view={view} /> : null}
      {answers ? <Asked finding={finding} view={view} /> : null}
    </li>
  );
};

type Props = { view: CaseView; visit: Visit | null; rows: readonly Finding[] };

/** Achievements and problems: the facts apart from the opinion, signed by two, answered by the unit. */
export const Findings = ({ view, visit, rows }: Props): ReactNode => {
  const { t } = useWords();
  if (rows.length === 0 && !['inField', 'wrappedUp', 'signedOff'].includes(view.stage)) return null;
  const me = visit?.team.find((one) => one.me)?.id;
  return (
    <Panel title={t.finding.title} aside={t.count(rows.length)}>
      {rows.length === 0 ? <p className={css.small}>{t.visit.finding.none}</p> : null}
      <ul className={css.list}>
        {rows.map((finding) => (
          <Row key={finding.id} finding={finding} view={view} me={me} />
        ))}
      </ul>
    </Panel>
  );
};

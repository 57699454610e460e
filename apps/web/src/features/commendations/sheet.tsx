import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { type FactRow, Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DaysLeft } from '../../workflow/due.tsx';
import { stageName, valueName, wordOf } from '../../workflow/locale.tsx';
import css from './commendations.module.css';
import type { Sheet as Data } from './queries.ts';
import type { Saying } from './saying.tsx';

type Props = { readonly say: Saying; readonly sheet: Data };

/** Whether a rule is met, in a word and a colour, and what it rests on. */
const Verdict = ({ say, met, children }: { say: Saying; met: boolean; children: ReactNode }): ReactNode => (
  <>
    <Badge tone={met ? 'done' : 'overdue'}>{met ? say.o.sheet.clean : say.o.sheet.fails}</Badge> {children}
  </>
);

const FactsOf = ({ say, sheet }: Props): ReactNode => {
  const { sheet: s } = say.o;
  const rows: FactRow[] = [
    {
      key: 'reasons',
      label: s.reasons,
      value: (
        <>
          {sheet.reasons}
          {sheet.byHand ? <span className={css.note}>{s.byHand}</span> : null}
        </>
      ),
    },
    {
      key: 'grade',
      label: s.grade,
      value: sheet.grade === null ? '' : valueName(say, 'grade', sheet.grade),
    },
    {
      key: 'score',
      label: s.score,
      value: (
        <>
          {sheet.score === null ? '' : say.format.points(sheet.score)}
          {sheet.rank === null ? null : (
            <span className={css.note}>{s.rank(sheet.rank.place, sheet.rank.of)}</span>
          )}
          {sheet.assessment === null ? null : (
            <span className={css.note}>
              <Link to="/scores/$id" params={{ id: sheet.assessment }}>
                {say.t.score.title}
              </Link>
            </span>
          )}
        </>
      ),
    },
  ];
  return <Facts rows={rows} />;
};

const Rules = ({ say, sheet }: Props): ReactNode => {
  const { sheet: s, honours } = say.o;
  const { gates, quota, gradeQuota } = sheet;
  const pasts = gates.past.map(({ year, what }) => s.pastYear[what](year)).join(say.t.listComma);
  const missed = gates.missed
    .map((one) => `${wordOf(s.targets, one.target)}（${one.document}）`)
    .join(say.t.listComma);
  const rows: FactRow[] = [
    {
      key: 'quota',
      label: s.quota,
      value: (
        <Verdict say={say} met={quota.used <= quota.seats}>
          {`${quota.used}/${quota.seats}`}
        </Verdict>
      ),
    },
    {
      key: 'gradeQuota',
      label: s.gradeQuota,
      value:
        gradeQuota === null ? '' : s.gradeSeats(gradeQuota.given, gradeQuota.seats, gradeQuota.denominator),
    },
    {
      key: 'veto',
      label: s.gates.veto,
      value: (
        <Verdict say={say} met={!gates.veto}>
          {gates.veto ? s.hasVeto : s.noVeto}
        </Verdict>
      ),
    },
    {
      key: 'grave',
      label: s.gates.graveOrder,
      value: (
        <Verdict say={say} met={!gates.graveOrder}>
          {gates.graveOrder ? s.hasGrave : s.noGrave}
        </Verdict>
      ),
    },
    {
      key: 'past',
      label: s.gates.past,
      value: (
        <Verdict say={say} met={gates.past.length === 0}>
          {pasts === '' ? s.past(gates.pastYears) : pasts}
        </Verdict>
      ),
    },
    { key: 'missed', label: s.gates.missed, value: missed === '' ? s.noneMissed : missed },
    { key: 'appeals', label: s.gates.appeals, value: s.appeals(gates.appealsOpen) },
    { key: 'items', label: s.gates.items, value: s.items(gates.itemsOpen, gates.itemsOverdue) },
  ];
  return (
    <>
      <Facts rows={rows} />
      {sheet.bars.length === 0 ? null : (
        <p className={css.note}>{sheet.bars.map((bar) => honours.bars[bar]).join(say.t.listComma)}</p>
      )}
    </>
  );
};

const Opinions = ({ say, sheet }: Props): ReactNode => {
  const { sheet: s } = say.o;
  return (
    <>
      <ul className={css.list}>
        {sheet.opinions.map((one) => (
          <li key={`${one.capacity} ${one.person?.id ?? ''}`}>
            <span>
              <Badge tone={one.opinion === 'clear' ? 'done' : one.opinion === 'hold' ? 'overdue' : 'plain'}>
                {one.opinion === null ? s.waiting : s[one.opinion]}
              </Badge>{' '}
              {`${wordOf(say.words.roles, one.capacity)} ${one.person?.name ?? ''}`}
            </span>
            {one.text === null ? null : <span className={css.note}>{one.text}</span>}
          </li>
        ))}
      </ul>
      {sheet.opinions.some(({ opinion }) => opinion === null) ? (
        <p className={css.note}>
          {s.silence} <DaysLeft dueAt={sheet.opinionsDueAt} />
        </p>
      ) : null}
    </>
  );
};

const Objections = ({ say, sheet }: Props): ReactNode => {
  const { sheet: s } = say.o;
  if (sheet.objections.length === 0) return <p>{s.noObjection}</p>;
  return (
    <ul className={css.list}>
      {sheet.objections.map((one) => (
        <li key={one.id}>
          <Link to="/cases/$machine/$id" params={{ machine: 'objection', id: one.id }} search={{}}>
            {`${say.format.day(one.receivedAt)} · ${one.named ? s.named : s.anonymous} · ${stageName(say, 'objection', one.stage)}`}
          </Link>
          <span>{one.text}</span>
          {one.reasons === null ? null : <span className={css.note}>{one.reasons}</span>}
        </li>
      ))}
    </ul>
  );
};

const Consequences = ({ say, sheet }: Props): ReactNode => {
  const { sheet: s } = say.o;
  const { consequences } = s;
  const held = sheet.opinions.some(({ opinion }) => opinion === 'hold');
  const rows = (yes: string, no: string, back: string | null): FactRow[] => [
    { key: 'yes', label: s.yes, value: yes },
    { key: 'no', label: s.no, value: no },
    ...(back === null ? [] : [{ key: 'back', label: s.back, value: back }]),
  ];
  const window = say.format.length(sheet.noticeWindow);
  const { vetted, conferrable } = consequences;
  return (
    <div className={css.consequences}>
      {sheet.stage === 'vetted' && held ? <p>{consequences.held}</p> : null}
      {sheet.gates.veto || sheet.gates.graveOrder ? <p>{consequences.barred}</p> : null}
      {sheet.stage === 'vetted' ? (
        <Facts rows={rows(vetted.yes(window), vetted.no(window), vetted.back(window))} />
      ) : sheet.stage === 'conferrable' ? (
        <Facts rows={rows(conferrable.yes, conferrable.no, null)} />
      ) : (
        <p>{consequences.waits}</p>
      )}
    </div>
  );
};

/** 决定单: what a leader needs to know, what the rules say, what follows from yes and from no; the buttons stand above it. */
export const DecisionSheet = ({ say, sheet }: Props): ReactNode => {
  const { sheet: s } = say.o;
  const { approval, notice } = sheet;
  const print = (
    <Button size="small" data-print="no" onClick={() => globalThis.print()}>
      {s.print}
    </Button>
  );
  return (
    <>
      <Panel title={s.facts} aside={print}>
        <FactsOf say={say} sheet={sheet} />
        {approval === null ? null : (
          <p>
            {s.approval({
              authority: approval.authority,
              document: approval.basis.document,
              by: approval.by?.name ?? '',
              day: say.format.day(approval.at),
            })}
          </p>
        )}
        {notice === null ? null : (
          <p>
            {s.notice(
              say.format.day(notice.publishedAt),
              notice.until === null ? '' : say.format.due(notice.until),
            )}
          </p>
        )}
      </Panel>
      <Panel title={s.says}>
        <Rules say={say} sheet={sheet} />
      </Panel>
      <Panel title={s.clearance}>
        <Opinions say={say} sheet={sheet} />
      </Panel>
      <Panel title={s.objections}>
        <Objections say={say} sheet={sheet} />
      </Panel>
      <Panel title={s.follows}>
        <Consequences say={say} sheet={sheet} />
      </Panel>
    </>
  );
};

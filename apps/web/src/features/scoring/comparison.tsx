import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { dropDraft } from '../../workflow/form/draft.ts';
import { actOf, failureText, useWords } from '../../workflow/locale.tsx';
import { useSend } from '../../workflow/use-send.ts';
import { Card, startOf } from './card.tsx';
import { type Entries, isComplete, isScored, linesOf, useEntries } from './forms.ts';
import type { Comparison, Sheet } from './queries.ts';
import css from './scoring.module.css';

const draft = 'scoring.reconcile';

type Data = { readonly reasons: string; readonly whole: Entries };
const answersOf = ({ compared }: Comparison, whole: Entries) =>
  compared.flatMap(({ indicator, deviates }) => {
    const reason = whole[indicator]?.answer?.trim() ?? '';
    return deviates && reason !== '' ? [{ indicator, reason }] : [];
  });

/** How many entries are not whole yet. */
const missingIn = (sheet: Sheet, comparison: Comparison, { whole, reasons }: Data): number => {
  const wrong = sheet.indicators.filter((one) => {
    const entry = whole[one.code];
    return isScored(entry) && !isComplete(entry, one);
  }).length;
  const deviating = comparison.compared.filter(({ deviates }) => deviates).length;
  return wrong + (deviating - answersOf(comparison, whole).length) + (reasons.trim() === '' ? 1 : 0);
};

const Submit = (props: {
  view: CaseView;
  sheet: Sheet;
  comparison: Comparison;
  whole: Entries;
}): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.scoring.compare;
  const { view, sheet, comparison, whole } = props;
  const sender = useSend({ ...view, machine: 'assessment' });
  const [reasons, setReasons] = useState('');
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState(false);
  const id = useId();
  const missing = missingIn(sheet, comparison, { whole, reasons });
  const send = async (): Promise<void> => {
    setAsking(false);
    const answers = answersOf(comparison, whole);
    const data = { reasons: reasons.trim(), lines: linesOf(sheet, whole), answers };
    const receipt = await sender.send({ type: 'assessment.reconcile', data });
    if (receipt !== null) dropDraft(view.id, draft);
  };
  return (
    <div className={css.stack}>
      <div className={css.field}>
        <label htmlFor={id}>{said.reasons}</label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2 }}
          maxLength={4000}
          value={reasons}
          onChange={({ target }) => setReasons(target.value)}
        />
      </div>
      {told && missing > 0 ? <Alert kind="error" title={said.missing({ count: missing })} /> : null}
      {sender.failure === null ? null : <Alert kind="error" title={failureText(spoken, sender.failure)} />}
      <div className={css.buttons}>
        <Button
          type="primary"
          loading={sender.pending}
          onClick={() => {
            setTold(true);
            setAsking(missing === 0);
          }}
        >
          {said.submit}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={said.sure}
        labels={{ yes: said.submit, no: spoken.t.form.cancel }}
        onYes={() => void send()}
        onNo={() => setAsking(false)}
      >
        <p>{actOf(spoken, 'assessment', 'assessment.reconcile').final}</p>
      </Dialog>
    </div>
  );
};

/** The assessors' scores side by side; the lead settles each. `editable`: by the reader, now. */
export const SideBySide = (props: {
  view: CaseView;
  sheet: Sheet;
  comparison: Comparison;
  editable: boolean;
}): ReactNode => {
  const { t } = useWords();
  const said = t.scoring.compare;
  const { view, sheet, comparison, editable } = props;
  const { entries, change } = useEntries(view.id, draft);
  const [only, setOnly] = useState(false);
  const byCode = new Map(comparison.compared.map((one) => [one.indicator, one]));
  const all = sheet.indicators.map((indicator) => ({
    indicator,
    compared: byCode.get(indicator.code),
    comparison,
  }));
  const whole = Object.fromEntries(
    all.map((of) => [of.indicator.code, entries[of.indicator.code] ?? startOf(of)]),
  );
  const deviating = comparison.compared.filter(({ deviates }) => deviates).length;
  return (
    <Panel title={said.title}>
      <div className={css.stack}>
        <p>{said.counted({ all: comparison.compared.length, deviating })}</p>
        <p className={css.faint}>{said.threshold(comparison.threshold)}</p>
        <label className={css.choice}>
          <input type="checkbox" checked={only} onChange={({ target }) => setOnly(target.checked)} />
          {said.onlyDeviating}
        </label>
        {all
          .filter(
            ({ compared }) => (compared !== undefined || editable) && (!only || compared?.deviates === true),
          )
          .map((of) => (
            <Card
              key={of.indicator.code}
              {...of}
              entry={whole[of.indicator.code]}
              onEntry={editable ? (now) => change(of.indicator.code, now) : null}
            />
          ))}
        {editable ? <Submit view={view} sheet={sheet} comparison={comparison} whole={whole} /> : null}
      </div>
    </Panel>
  );
};

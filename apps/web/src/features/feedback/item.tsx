import { Button, Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { Upload } from '../../workflow/upload/upload.tsx';
import css from './feedback.module.css';
import type { Item, Side } from './forms.ts';

const kinds = ['organisation', 'secretary', 'discipline', 'cadre'] as const;

type Props = {
  readonly item: Item;
  readonly side: Side;
  readonly no: number;
  readonly indicators: readonly { readonly code: string; readonly name: string }[];
  /** The server would not take it as it is. */
  readonly tried: boolean;
  readonly onChange: (item: Item) => void;
  readonly onRemove: () => void;
};

const Where = ({ item, indicators, onChange }: Props): ReactNode => {
  const spoken = useWords();
  const said = spoken.t.feedback;
  return (
    <div className={css.pair}>
      <label>
        {said.indicator}
        <select
          value={item.indicator}
          onChange={(change) => onChange({ ...item, indicator: change.target.value })}
        >
          <option value="" />
          {indicators.map(({ code, name }) => (
            <option key={code} value={code}>
              {code} {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {said.subject}
        <select
          value={item.subjectKind}
          onChange={(change) => onChange({ ...item, subjectKind: change.target.value })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {valueName(spoken, 'subjectKind', kind)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};

/** One achievement or problem: its words, where it belongs, its evidence. */
export const ItemOf = (props: Props): ReactNode => {
  const { item, side, no, tried, onChange } = props;
  const { t } = useWords();
  const said = t.feedback;
  const [hint, text] = [useId(), useId()];
  const name = side === 'problem' ? said.problemNo(no) : said.achievementNo(no);
  const bad = tried && (item.text.trim() === '' || item.text.length > 8000);
  return (
    <li className={css.item}>
      <div className={css.statement}>
        <label htmlFor={text}>{name}</label>
        <Input.TextArea
          id={text}
          autoSize={{ minRows: 2, maxRows: 10 }}
          value={item.text}
          status={bad ? 'error' : ''}
          onChange={(change) => onChange({ ...item, text: change.target.value })}
        />
        {bad ? (
          <span className={css.error}>{item.text.trim() === '' ? said.write : said.tooLong}</span>
        ) : null}
      </div>
      {side === 'problem' ? <Where {...props} /> : null}
      {tried && side === 'problem' && item.indicator === '' ? (
        <span className={css.error}>{t.recusals.required}</span>
      ) : null}
      <p id={hint} className={css.small}>
        {said.evidenceOf(name)}
      </p>
      <Upload
        ids={item.evidence}
        onChange={(evidence) => onChange({ ...item, evidence })}
        label={said.evidenceOf(name)}
        describedBy={hint}
      />
      <div className={css.head}>
        <Button size="small" onClick={props.onRemove}>
          {said.remove(name)}
        </Button>
      </div>
    </li>
  );
};

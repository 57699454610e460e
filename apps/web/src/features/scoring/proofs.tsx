import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { FileLink } from '../../workflow/upload/thumbnail.tsx';
import type { Proof } from './queries.ts';
import css from './scoring.module.css';

type Props = {
  proofs: readonly Proof[];
  /** Those that the entry rests on already. */
  cited: readonly string[];
  onCite?: ((proof: Proof) => void) | undefined;
};

/** What was found on an indicator, beside its entry; citing one takes its files as evidence. */
export const Proofs = ({ proofs, cited, onCite }: Props): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.scoring.sheet;
  if (proofs.length === 0) return <p className={css.faint}>{said.noProofs}</p>;
  return (
    <ul className={css.proofs}>
      {proofs.map((proof) => {
        const has = cited.includes(proof.id);
        const kinds: Readonly<Record<string, string>> = t.explanation.proofKind;
        return (
          <li key={proof.id}>
            <p>
              <Badge tone="plain">{t.explanation.source[proof.source]}</Badge> {kinds[proof.kind] ?? ''}
              {proof.method === null ? '' : ` · ${valueName(spoken, 'method', proof.method)}`}
              {proof.points === 0 ? '' : ` · ${format.points(proof.points, true)}`}
              {proof.rate === null ? '' : ` · ${t.explanation.rate(format.points(proof.rate))}`}
            </p>
            <p>{proof.facts}</p>
            <p className={css.files}>
              {proof.evidence.map((file) => (
                <FileLink key={file.id} file={file} />
              ))}
            </p>
            {onCite === undefined ? null : (
              <Button
                size="small"
                disabled={has}
                aria-label={said.citeOf(proof.facts.slice(0, 40))}
                onClick={() => onCite(proof)}
              >
                {has ? said.cited : said.cite}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
};

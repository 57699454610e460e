import { changedBy } from '@kaohe/wording';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { type FactRow, Facts } from '../../ui/facts.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import { FileLink } from '../../workflow/upload/thumbnail.tsx';
import css from './explanation.module.css';
import type { Explanation, Line, LineOfTree, Part, Proof } from './queries.ts';

const Files = ({ files }: { files: Line['evidence'] }): ReactNode => (
  <span className={css.files}>
    {files.map((file) => (
      <FileLink key={file.id} file={file} />
    ))}
  </span>
);

const machineOf = {
  finding: 'siteVisit',
  workSheet: 'workSheet',
  survey: 'questionnaire',
  ballot: 'questionnaire',
} as const;

/** The way to the record itself; an interview, a test or a drill is told to the unit's own people by what it came to alone. */
const Source = ({ proof: { source, caseId, recordId } }: { proof: Proof }): ReactNode => {
  const name = useWords().t.explanation.source[source];
  if (source === 'documentCheck')
    return (
      <Link to="/filings/$id" params={{ id: caseId }} search={{}}>
        {name}
      </Link>
    );
  if (source === 'interview' || source === 'effectTest' || source === 'drill')
    return recordId === null ? (
      <strong>{name}</strong>
    ) : (
      <Link to="/methods/$id" params={{ id: caseId }} search={{ part: source }} hash={`record-${recordId}`}>
        {name}
      </Link>
    );
  return (
    <Link to="/cases/$machine/$id" params={{ machine: machineOf[source], id: caseId }} search={{}}>
      {name}
    </Link>
  );
};

/** One record that a line rests on: what was seen, by whom, by which method, with its files and the case it is in. */
const ProofOf = ({ proof }: { proof: Proof }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.explanation;
  const kinds: Readonly<Record<string, string>> = said.proofKind;
  const day = proof.occurredOn === null ? format.day(proof.at) : format.civil(proof.occurredOn);
  return (
    <li className={css.proof}>
      <Source proof={proof} />{' '}
      <span>
        {[
          proof.method === null ? null : valueName(spoken, 'methods', proof.method),
          kinds[proof.kind] ?? null,
          proof.rate === null ? null : said.rate(format.points(proof.rate)),
          proof.by === null ? day : said.proofBy({ name: proof.by.name, day }),
          proof.secondSigner === null ? null : said.second(proof.secondSigner.name),
          proof.late ? said.late : null,
        ]
          .filter((one) => one !== null)
          .join(' · ')}
      </span>
      <p className={css.pre}>{proof.facts}</p>
      <Files files={proof.evidence} />
    </li>
  );
};

/** What it was assembled from or is said to rest on; of a line that names nothing, what was seen on its indicator but for sheets. */
const proofsOf = (line: Line, part: Part, { proofs }: Explanation): readonly Proof[] =>
  line.sources.length > 0
    ? proofs.filter((one) => line.sources.includes(one.id))
    : proofs.filter(
        (one) => part.component !== 'daily' && one.source !== 'workSheet' && one.indicator === line.indicator,
      );

/** What stood before, by whose decision it changed, and when. */
const History = ({ node }: { node: LineOfTree }): ReactNode => {
  const { t, format } = useWords();
  const said = t.explanation;
  const chain = [...node.before, node.line];
  if (chain.length < 2) return null;
  return (
    <ol>
      {chain.slice(1).map((line, index) => (
        <li key={line.id}>
          {said.change({
            before: format.points(chain[index]?.points ?? 0, true),
            after: format.points(line.points, true),
          })}
          {' · '}
          {said.changedBy[changedBy(line)]}
          {' · '}
          {format.day(line.at)}{' '}
          {line.appealId === null ? null : (
            <Link to="/cases/$machine/$id" params={{ machine: 'appeal', id: line.appealId }} search={{}}>
              {said.seeAppeal}
            </Link>
          )}
        </li>
      ))}
    </ol>
  );
};

/** The way to an appeal against the line, or the appeal that has it in hand. */
const Appeal = ({ line, id }: { line: Line; id: string }): ReactNode => {
  const { t } = useWords();
  const said = t.explanation;
  if (line.appealable)
    return (
      <Link
        to="/cases/$machine/$id"
        params={{ machine: 'assessment', id }}
        search={{ act: 'assessment.appeal', line: line.id }}
        data-print="no"
      >
        {said.appeal}
        <span className="sr-only">{line.indicator}</span>
      </Link>
    );
  if (line.disputedBy === null) return null;
  return (
    <Link to="/cases/$machine/$id" params={{ machine: 'appeal', id: line.disputedBy }} search={{}}>
      {said.disputed}
    </Link>
  );
};

type Props = { node: LineOfTree; part: Part; told: Explanation; id: string };

/** One line: how much, who, when, why, by what evidence; what it was before; the way to appeal. */
export const LineOf = ({ node, part, told, id }: Props): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.explanation;
  const { line, lost } = node;
  const day = format.day(line.at);
  const proofs = proofsOf(line, part, told);
  const rows: readonly (FactRow | null)[] = [
    { key: 'why', label: said.why, value: valueName(spoken, 'reason', line.reason) },
    {
      key: 'who',
      label: t.score.by,
      value: line.by === null ? said.whoUnknown(day) : said.who({ name: line.by.name, day }),
    },
    { key: 'subject', label: said.subjects, value: valueName(spoken, 'subjectKind', line.subjectKind) },
    {
      key: 'evidence',
      label: said.evidence,
      value: line.evidence.length === 0 ? said.noEvidence : <Files files={line.evidence} />,
    },
    line.matter === null
      ? null
      : {
          key: 'matter',
          label: said.matter,
          // Scores kept before there were happenings name none.
          value: told.score.repeated?.some((one) => one.line === line.id)
            ? said.repeated(line.matter)
            : line.matter,
        },
    node.before.length === 0 ? null : { key: 'history', label: said.history, value: <History node={node} /> },
    proofs.length === 0
      ? null
      : {
          key: 'proofs',
          label: said.proofs,
          value: (
            <ul>
              {proofs.map((proof) => (
                <ProofOf key={proof.id} proof={proof} />
              ))}
            </ul>
          ),
        },
  ];
  return (
    <li className={css.line}>
      <div className={css.lineHead}>
        <strong>
          {lost > 0 ? said.deducted(format.points(lost)) : said.given(format.points(line.points))}
        </strong>
        <Badge>{valueName(spoken, 'component', part.component)}</Badge>
        <Appeal line={line} id={id} />
      </div>
      <Facts rows={rows.filter((row) => row !== null)} />
    </li>
  );
};

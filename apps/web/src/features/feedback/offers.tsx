import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords, valueName } from '../../workflow/locale.tsx';
import css from './feedback.module.css';
import type { Offer } from './queries.ts';

type Props = {
  readonly offers: readonly Offer[];
  /** Keys of those taken in. */
  readonly used: ReadonlySet<string>;
  readonly onUse: (offer: Offer) => void;
};

const OfferOf = ({ offer, used, onUse }: Omit<Props, 'offers'> & { offer: Offer }): ReactNode => {
  const spoken = useWords();
  const { t, format } = spoken;
  const said = t.feedback;
  const points = format.points(offer.points);
  const isUsed = used.has(offer.key);
  const text = valueName(spoken, 'reason', offer.text);
  return (
    <li className={css.offer}>
      <div className={css.head}>
        <Badge tone={offer.side === 'problem' ? 'risk' : 'done'}>{said.side[offer.side]}</Badge>
        <span className={css.small}>
          {[
            said.source[offer.source],
            `${offer.indicator} ${offer.name ?? ''}`,
            valueName(spoken, 'subjectKind', offer.subjectKind),
            offer.points === 0 ? null : offer.side === 'problem' ? said.lost(points) : said.won(points),
          ]
            .filter((one) => one !== null)
            .join(' · ')}
        </span>
      </div>
      <p className={css.pre}>{text}</p>
      <div className={css.head}>
        <Button
          size="small"
          disabled={isUsed}
          aria-label={isUsed ? `${said.used} ${text}` : said.takeIn(text)}
          onClick={() => onUse(offer)}
        >
          {isUsed ? said.used : said.use}
        </Button>
        <span className={css.files}>
          {offer.evidence.map((file) => (
            <a key={file.id} href={`/files/${file.id}`}>
              {file.name}
            </a>
          ))}
        </span>
      </div>
    </li>
  );
};

/** What the year found: problems by points lost, achievements by points won. */
export const Offers = ({ offers, used, onUse }: Props): ReactNode => {
  const { t } = useWords();
  const said = t.feedback;
  return (
    <Panel title={said.offers} aside={t.count(offers.length)}>
      {offers.length === 0 ? <Empty title={said.noOffers} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take focus (WCAG 2.1.1) */}
      <ul className={css.offers} tabIndex={0} aria-label={said.offers}>
        {offers.map((offer) => (
          <OfferOf key={offer.key} offer={offer} used={used} onUse={onUse} />
        ))}
      </ul>
    </Panel>
  );
};

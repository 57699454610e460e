/** Kinds of which a later one for the same case takes the place of the earlier. */
const replacing = `('feedbackLetter', 'appealDecision', 'panelAppointment', 'resultsNotice', 'visitNotice', 'rectificationOrder', 'closingNotice', 'analysisReport')`;

/**
 * SQL: what became of the letter `d` of the instance `i` since it was written, as `state.because`: `voided` by the office, `cancelled`
 * with its case, `revoked` with what it decided, `replaced` by a later one (`state.by` has its number), `scoreChanged` since it told
 * the score. Null: in force. It is worked out from what happened, so that no process can forget to say it; the bytes never change.
 */
export const letterState = `cross join lateral (
    select case
        when d.voided_at is not null then 'voided'
        when 'cancelled' = any(i.tags) then 'cancelled'
        when exists (select from honour h where h.id = i.id and h.revoked_at is not null) then 'revoked'
        when exists (select from journal j where j.instance_id = i.id and j.at > d.at and j.event in ('appeal.annul', 'appeal.reinstate')) then 'revoked'
        when later.number is not null then 'replaced'
        when d.kind = 'feedbackLetter' and (select s.total from score s where s.assessment_id = i.id order by s.seq desc limit 1)
          is distinct from (select s.total from score s where s.assessment_id = i.id and s.at <= d.at order by s.seq desc limit 1) then 'scoreChanged'
      end as because, later.number as by
    from (select 1) one left join lateral (
      select l.number from document l where l.instance_id = d.instance_id and l.kind = d.kind and l.id <> d.id and l.file_id is not null
        and l.outbox_id > d.outbox_id and d.kind in ${replacing} order by l.outbox_id desc limit 1
    ) later on true
  ) state`;

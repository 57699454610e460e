export { advance } from './advance/advance.ts';
export type { Actor, Birth, Opened, Order, Receipt } from './advance/order.ts';
export { channels, type News } from './announce.ts';
export { begin } from './birth/begin.ts';
export { type ConnectOptions, connect, type Db } from './client.ts';
export type { HonourQuota, HonourVerdict } from './commendation/candidate.ts';
export { type HonourCase, type HonourList, readHonourList } from './commendation/list.ts';
export { type Objector, readObjector } from './commendation/objector.ts';
export { type ReceiptView, readObjectionNumber, readReceipt } from './commendation/receipt.ts';
export {
  type HonourFilter,
  type HonourRegister,
  type HonourView,
  readHonours,
} from './commendation/register.ts';
export {
  type DecisionSheet,
  type OpinionView,
  readDecisionSheet,
  type SheetObjection,
} from './commendation/sheet.ts';
export { type HonourStanding, readHonourStanding } from './commendation/standing.ts';
export { type Due, nextDeadline, type SweepOptions, sweep } from './deadline/sweep.ts';
export { dueTogether } from './deadline/turn.ts';
export { checksumOf } from './file/checksum.ts';
export { type FileStore, fileStore } from './file/store.ts';
export {
  type CheckView,
  type FilingIndicator,
  type Filings,
  type FilingView,
  readFilings,
} from './filing/read.ts';
export {
  changeFiling,
  checkDocuments,
  type FilingOf,
  fileDocument,
  judgeFiling,
  withdrawFiling,
} from './filing/write.ts';
export { type Verified, verifyJournal } from './journal/verify.ts';
export {
  acknowledgeHandOver,
  type Handed,
  type HandedRow,
  type HandOverReceipt,
  handOver,
} from './linkage/hand-over.ts';
export { type NewOperating, readOperatingUnits, saveOperating } from './linkage/operating.ts';
export { readLinkage } from './linkage/overview.ts';
export { type Listeners, type Listening, type ListenOptions, listen } from './listen.ts';
export * from './methods.ts';
export { migrate } from './migrate.ts';
export { type Reached, type Recipient, recipients } from './outbox/audience.ts';
export { type Broadcast, spread } from './outbox/broadcast.ts';
export { type Cause, readCause } from './outbox/cause.ts';
export type { QueuedPayload } from './outbox/effect.ts';
export { heartbeat, type Pulse } from './outbox/heartbeat.ts';
export {
  type ClaimedMail,
  claimMails,
  countUnsent,
  markSent,
  type NewNotice,
  putNotices,
  releaseMails,
} from './outbox/notice.ts';
export { type Relayable, relayAgain, relayOutbox } from './outbox/relay.ts';
export { type Alarm, beginEffect, type EffectRow, endEffect, failEffect } from './outbox/row.ts';
export * from './papers.ts';
export { type DisputedLine, readDisputed } from './read/appeal.ts';
export {
  type AppealFile,
  type Candidate,
  type RecusalView,
  readAppealFile,
  type Side,
  type Statement as AppealStatement,
} from './read/appeal-file.ts';
export { type AssessorsView, type AssessorView, readAssessors } from './read/assessors.ts';
export { type Beside, type Figures, type LastYear, type Like, readBeside } from './read/beside.ts';
export { type BoardRow, readBoard } from './read/board.ts';
export { bulletinOf, readBulletin } from './read/bulletin.ts';
export {
  type CalibrationView,
  type RoundUnit,
  type RoundView,
  readCalibrations,
  readRound,
} from './read/calibration.ts';
export { type CaseFilter, readCases } from './read/case-list.ts';
export {
  type CaseView,
  type DeadlineView,
  type Relative,
  readCase,
  type SlotView,
} from './read/case-view.ts';
export { type Choice, readChoices } from './read/choice.ts';
export { type ComparisonView, type ProposedLine, readComparison } from './read/comparison.ts';
export { type CorrectionView, readCorrections } from './read/correction.ts';
export {
  type PeriodChoice,
  readCycleChoices,
  readCycleUnits,
  readPeriods,
  type UnitChoice,
  unitKinds,
} from './read/cycle.ts';
export { type Demonstration, readDemonstration } from './read/demonstration.ts';
export { type DraftView, readDrafts } from './read/draft.ts';
export {
  type Explanation,
  type GradeView,
  type LeftOutView,
  readExplanation,
  type ToldIndicatorView,
  type ToldLineView,
} from './read/explanation.ts';
export {
  type FeedbackOffer,
  type FeedbackView,
  readFeedback,
  readFeedbackOffers,
} from './read/feedback.ts';
export { type FileView, readFile, readFiles } from './read/file.ts';
export { type FindingAnswer, type FindingView, readFindings } from './read/finding.ts';
export {
  type GradePreview,
  type GradeRow,
  type GradeRulesView,
  type Other,
  previewGrades,
} from './read/grade.ts';
export {
  type GradeListView,
  type GradeRound,
  type GradeShiftView,
  markGradesSeen,
  readGradeList,
  readGradeRounds,
  readGradeShifts,
} from './read/grade-list.ts';
export { hears, type Moved, type Placed, readMoved } from './read/moved.ts';
export { countUnread, markNoticesRead, type NoticeRow, readNotices } from './read/notice.ts';
export { cursorOf, type Page, type Paging } from './read/page.ts';
export { type AppointmentRow, type PeopleFilter, type PersonRow, readPeople } from './read/people.ts';
export { type Held, type Identity, readIdentity } from './read/person.ts';
export { type PolicyChangeView, type PolicyView, readPolicy } from './read/policy.ts';
export {
  type Profile,
  readProfile,
  readSubjects,
  type SubjectRow,
  type SubjectYear,
} from './read/profile.ts';
export type { ProofView } from './read/proof.ts';
export {
  type Nominee,
  type NoticePage,
  type PublicNotice,
  readObjectionTarget,
  readPublicNotice,
  readPublicNotices,
} from './read/public.ts';
export {
  type BatchView,
  type DebriefingView,
  type MeetingView,
  type PoolUnit,
  type QuestionnaireView,
  readPapers,
  readPoolable,
  readQuestionnaire,
} from './read/questionnaire.ts';
export { type Readiness, readiness } from './read/readiness.ts';
export { type RecusalRow, readOwnRecusals, readRecusals } from './read/recusal.ts';
export { type Ripple, type RippleUnit, readRipples } from './read/ripple.ts';
export type { CaseRow, PersonRef, UnitRef } from './read/row.ts';
export { type Scope, scopeOf } from './read/scope.ts';
export { type FileRef, type LineView, type ResultView, readLines, readResult } from './read/score.ts';
export { readScoreProof, type ScoreProof } from './read/score-proof.ts';
export { readScoringSheet, type ScoringSheet, type SheetIndicator } from './read/scoring-sheet.ts';
export {
  diffStandards,
  type IndicatorRef,
  type LintView,
  lintStandard,
  readIndicators,
  readStandard,
  type StandardView,
} from './read/standard.ts';
export { readVersions, type StandardVersion } from './read/standard-version.ts';
export { readStanding, type Standing } from './read/standing.ts';
export { type Entry, readTimeline } from './read/timeline.ts';
export { readUnits, type UnitRow } from './read/unit.ts';
export {
  type AttendantView,
  readVisit,
  type SampleView,
  type SignatureView,
  type VisitSessionView,
  type VisitView,
} from './read/visit.ts';
export { readWaiting, readWorklist } from './read/worklist.ts';
export { type CarriedItem, readCarried } from './rectification/carried.ts';
export {
  itemSubjects,
  type Ledger,
  type LedgerFilter,
  type LedgerRow,
  ledgerStates,
  readLedger,
  readWholeLedger,
  type WholeLedger,
} from './rectification/ledger.ts';
export { type Ordering, readOrdering } from './rectification/ordering.ts';
export { type Conflict, type ConflictPlace, conflictPlaceOf, conflictsOf } from './recusal/conflict.ts';
export { type ReportCount, type ReportFigures, readReport } from './report/figures.ts';
export { type ReportFigure, reportFigures } from './report/ground.ts';
export { type ReportRow, readReportRows } from './report/rows.ts';
export { gradeCycle, scoreCycle, scoreUnit, type UnitScore } from './score/proof/bulk.ts';
export { readCoverage } from './sheet/coverage.ts';
export { readSheets, readSheetTable, sheetStates } from './sheet/list.ts';
export { readPeriod } from './sheet/period.ts';
export { readRecordable, reviewFor } from './sheet/recordable.ts';
export { readRollUp } from './sheet/roll-up.ts';
export { readSheet } from './sheet/sheet.ts';
export type { Sql, Statement } from './sql.ts';
export { type Candidates, readCandidates } from './visit/candidate.ts';
export { type Closures, readClosures, removeClosure, saveClosure } from './visit/closure.ts';
export { issuePass, type VisitPass } from './visit/pass.ts';
export {
  adjustVisitPlan,
  freeVisitPlan,
  type PlanConflict,
  type PlanRow,
  type Proposed,
  proposeVisitPlan,
  readVisitPlan,
  removeVisitTeam,
  saveVisitTeam,
  type VisitPlanView,
} from './visit/plan.ts';
export type { TeamView } from './visit/plan-ground.ts';
export { announceVisits, type PlanOutcome, planVisits } from './visit/plan-send.ts';
export { demandLister, saveVisitList } from './visit/sample.ts';
export { answer, loadByToken, type Sheet } from './write/answer.ts';
export {
  type CalendarDay,
  type CalendarView,
  type NewDays,
  overrideCalendar,
  readCalendar,
} from './write/calendar.ts';
export { spendChallenge } from './write/challenge.ts';
export { type ClockView, moveClock, readClock } from './write/clock.ts';
export { type NewDraft, saveDraft } from './write/draft.ts';
export type { Edit } from './write/editable.ts';
export { type FileRow, keepFile, type NewFile } from './write/file.ts';
export { dropPapers, enterPapers, type NewPapers } from './write/paper.ts';
export {
  appoint,
  createPerson,
  endAppointment,
  type NewAppointment,
  type NewPerson,
  resetPassword,
  setActive,
  setLanguage,
} from './write/people.ts';
export { issueLinks, type Link, saveQuestions } from './write/questionnaire.ts';
export { declareRecusal, liftRecusal } from './write/recusal.ts';
export { draftStandard, saveStandard } from './write/standard.ts';
export { copyStandard, startFrom } from './write/standard-copy.ts';

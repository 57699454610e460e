/** Interviews, tests and drills, as others call them. */
export { addQuestions, type BankView, bankEntrySchema, readBank, retireQuestion } from './method/bank.ts';
export { drillSchema, observeDrill, planDrill } from './method/drill.ts';
export { interviewSchema, readInterviewee, saveInterview } from './method/interview.ts';
export { handIn, loadPaper, type PaperResult, type PaperView } from './method/paper.ts';
export { effectTestSchema, issuePaper, openTest, type PaperLink } from './method/test.ts';
export {
  type DrillView,
  type EffectTestView,
  type InterviewView,
  type MethodsView,
  readMethods,
} from './read/method.ts';
export { readSideBySide, type SideBySide } from './read/side-by-side.ts';

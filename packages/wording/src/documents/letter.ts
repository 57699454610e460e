import type { Figure, ReportFigures } from './figures.ts';
import type { Paragraph } from './paragraph.ts';
import type { ScoreFacts } from './score.ts';

export type { Paragraph };

/** The letters that processes write; each has a file here, a title in each language, and is written in Chinese. */
export const documentNames = [
  'bulletin',
  'resultsNotice',
  'feedbackLetter',
  'appealInadmissible',
  'appealDecision',
  'commendationNotice',
  'visitNotice',
  'commendation',
  'rectificationOrder',
  'closingNotice',
  'panelAppointment',
  'analysisReport',
] as const;
export type DocumentName = (typeof documentNames)[number];

/** 机关代字: letters of one kind are numbered in one series for each year. */
export const series: Readonly<Record<DocumentName, string>> = {
  bulletin: '考核通',
  resultsNotice: '考核公',
  feedbackLetter: '考核函',
  appealInadmissible: '考核复',
  appealDecision: '考核复',
  commendationNotice: '考核公',
  visitNotice: '考核知',
  commendation: '考核决',
  rectificationOrder: '考核改',
  closingNotice: '考核改',
  panelAppointment: '考核复',
  analysisReport: '考核报',
};

/** 信函格式 for what goes to one unit as an answer, 公文格式 for what orders or makes public. */
export type LetterForm = 'document' | 'letter';
export const forms: Readonly<Record<DocumentName, LetterForm>> = {
  bulletin: 'document',
  resultsNotice: 'document',
  feedbackLetter: 'letter',
  appealInadmissible: 'letter',
  appealDecision: 'letter',
  commendationNotice: 'document',
  visitNotice: 'document',
  commendation: 'document',
  rectificationOrder: 'document',
  closingNotice: 'document',
  panelAppointment: 'letter',
  analysisReport: 'document',
};

/** What happened in a case, as its journal has it. */
export type Entry = {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
};

/** What a letter is made from; the worker gathers it. Points in 1/100, times as ISO instants. */
export type LetterFacts = {
  readonly organ: string;
  readonly unit: string;
  readonly cycle: string;
  readonly year: number;
  /** When the letter is dated. */
  readonly at: string;
  readonly offset?: number | undefined;
  /** What the case was born with. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly entries: readonly Entry[];
  readonly lines: readonly Line[];
  /** The composite that the lines come to; null: not scored. */
  readonly total: number | null;
  readonly units: readonly UnitResult[];
  /** The panel of an appeal, the chair first; the team of a visit, its lead as that. */
  readonly people?: readonly Member[] | undefined;
  /** The items of an order, by number. */
  readonly items?: readonly Item[] | undefined;
  /** Why the score is what it is; null: not of this letter. */
  readonly score?: ScoreFacts | null | undefined;
  /** The figures of an analysis report; null: not of this letter. */
  readonly report?: ReportedFigures | null | undefined;
};
/** What a report counts, and what its assessors came to. */
export type ReportedFigures = {
  readonly figures: ReportFigures;
  readonly assessors: {
    readonly count: number;
    readonly agreement: number | null;
    readonly sheets: number;
    readonly late: number;
  };
};
export type Line = {
  readonly indicator: string;
  readonly points: number;
  readonly reason: string;
  /** What an appeal made of it; null: it stands. */
  readonly decided: number | null;
};
/** `id`: where the letter's own data name people by it. */
export type Member = { readonly name: string; readonly chair: boolean; readonly id?: string | undefined };
export type Item = {
  readonly no: number;
  readonly problem: string;
  readonly measure: string;
  /** When it was closed 销号, as an instant; null: still open. */
  readonly closedAt: string | null;
  /** How often the look-back found that it was not done. */
  readonly reopened: number;
};
export type UnitResult = {
  readonly unit: string;
  readonly grade: string;
  readonly score: number | null;
};

/** A letter as data, in the order of GB/T 9704: title, addressee, text, signature, date. */
export type Letter = {
  readonly title: string;
  /** 主送机关, without its colon; a notice to everybody has none. */
  readonly to?: string;
  readonly paragraphs: readonly Paragraph[];
  readonly signature: string;
  readonly date: string;
  /** 附件: named below the text, each on a page of its own after the signature. */
  readonly attachments?: readonly Attachment[];
  /** Names that a line of the title must not break. */
  readonly whole?: readonly string[];
};

export type AttachmentPart = Paragraph | { readonly figure: Figure };
export type Attachment = { readonly title: string; readonly parts: readonly AttachmentPart[] };

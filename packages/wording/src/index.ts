export * from './documents/letter.ts';
export * from './documents/letters.ts';
export { type ScoreFacts, scoreText } from './documents/score.ts';
export * from './format.ts';
export * from './interface.ts';
export * from './locale.ts';
export type { EventOf, FieldName, Machine, StageOf } from './vocabulary.ts';
export type { Act, ErrorWords, MachineWords, Note, NoticeParams } from './words.ts';
export * from './working.ts';

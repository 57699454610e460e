import { labelOf } from '../say.ts';
import type { Said } from '../words.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { facts } from './facts.ts';
import { fields } from './fields.ts';
import { appeal } from './machines/appeal.ts';
import { assessment } from './machines/assessment.ts';
import { cycle } from './machines/cycle.ts';
import { names } from './names.ts';
import { general } from './notices.ts';
import { values } from './values.ts';

const machines = { cycle, assessment, appeal };

export const chinese = {
  product: { name: '考核', long: '基层党组织考核系统' },
  ...names,
  machines,
  errors: errors(machines),
  facts,
  fields,
  values,
  notices: { ...general(labelOf(machines)), ...cycle.notices, ...assessment.notices, ...appeal.notices },
  documents,
} satisfies Said;

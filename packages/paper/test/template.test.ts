import { documentNames, letters, templateFields, templateValues } from '@kaohe/wording';
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, test } from 'vitest';
import { checkTemplate, fromTemplate } from '../src/index.ts';
import { facts, number } from './facts.ts';
import { textOf } from './word.ts';

const word = async (...lines: readonly string[]): Promise<Uint8Array> =>
  Packer.toBuffer(new Document({ sections: [{ children: lines.map((one) => new Paragraph(one)) }] }));

const fields = templateFields('feedbackLetter');

describe("an organisation's own template", () => {
  test('is filled with the fields of its kind, lists part by part', async () => {
    const template = await word(
      '{文号}',
      '{标题}',
      '{主送}：',
      '{#存在问题}',
      '{序号}）{内容}（{单位}）',
      '{/存在问题}',
      '{发文机关} {成文日期}',
    );
    expect(checkTemplate(template, fields)).toEqual([]);
    const letter = letters.feedbackLetter(facts);
    const text = textOf(fromTemplate(template, templateValues('feedbackLetter', facts, { letter, number })));
    expect(text).toContain('江海党考函〔2026〕12号');
    expect(text).toContain('1）谈心谈话流于形式。（江海集团第三船厂党总支第二党支部）');
    expect(text).toContain('2）支部委员会记录缺2次。');
    expect(text).toContain('2026年1月5日');
    expect(text).not.toMatch(/[{}]/);
  });

  test('names an unknown field, in a list as well', async () => {
    expect(checkTemplate(await word('{标题}{分数}'), fields)).toMatchObject([
      { issue: 'unknownField', tag: '分数' },
    ]);
    expect(checkTemplate(await word('{#存在问题}', '{页码}', '{/存在问题}'), fields)).toMatchObject([
      { issue: 'unknownField', tag: '存在问题.页码' },
    ]);
  });

  test('names a list used as text, and text used as a list', async () => {
    expect(checkTemplate(await word('{存在问题}'), fields)).toMatchObject([
      { issue: 'isAList', tag: '存在问题' },
    ]);
    expect(checkTemplate(await word('{#标题}', '{/标题}'), fields)).toMatchObject([
      { issue: 'notAList', tag: '标题' },
    ]);
  });

  test('names a tag that is not closed, one that was never opened, and a file that is no Word document', async () => {
    expect(checkTemplate(await word('{标题 和正文'), fields)).toMatchObject([
      { issue: 'unclosed', tag: expect.stringContaining('标题') },
    ]);
    expect(checkTemplate(await word('{#存在问题}', '没有结尾'), fields)).toMatchObject([
      { issue: 'unclosed', tag: '存在问题' },
    ]);
    expect(checkTemplate(await word('{/存在问题}'), fields)).toMatchObject([
      { issue: 'unopened', tag: '存在问题' },
    ]);
    expect(checkTemplate(new TextEncoder().encode('not a zip'), fields)).toMatchObject([
      { issue: 'notWord', tag: '' },
    ]);
  });

  test('tells all that is wrong at once, each with its place and what may be meant', async () => {
    const template = await word(
      '{发文机构}',
      '{标题 和正文',
      '',
      '{#存在的问题}',
      '{#主要成绩}',
      '{内容}{序}{/存在问题}',
      '标题}',
      '{#得分明细}',
      '{存在问题}',
    );
    expect(
      checkTemplate(template, fields).map(({ issue, tag, meant, place }) => [
        issue,
        tag,
        meant,
        place?.paragraph,
      ]),
    ).toEqual([
      ['unknownField', '发文机构', '发文机关', 1],
      ['unclosed', '标题 和正文', null, 2],
      ['unknownField', '存在的问题', '存在问题', 3],
      ['unknownField', '存在的问题.主要成绩.序', '序号', 5],
      ['crossed', '存在问题', '主要成绩', 5],
      ['unopened', '}', null, 6],
      ['isAList', '存在问题', null, 8],
      ['unclosed', '存在的问题', null, 8],
      ['unclosed', '得分明细', null, 8],
    ]);
    expect(checkTemplate(template, fields)[0]?.place).toEqual({
      part: 'body',
      paragraph: 1,
      text: '{发文机构}',
    });
  });

  test('every kind has fields, and values for each of them', () => {
    for (const name of documentNames) {
      const letter = letters[name](facts);
      const values = templateValues(name, facts, { letter, number });
      expect(templateFields(name).map((one) => one.name)).toEqual(Object.keys(values));
    }
  });
});

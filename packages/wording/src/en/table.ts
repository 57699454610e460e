import type { TableWords } from '../zh-CN/table.ts';

/** Words of tables that come in and go out. */
export const tableWords: TableWords = {
  fields: {
    level: 'Level',
    code: 'Code',
    sequence: 'Serial number',
    dimension: 'Dimension',
    subdimension: 'Second-level dimension',
    indicator: 'Name',
    item: 'Check item',
    kind: 'Kind',
    points: 'Points',
    form: 'Points for form',
    effect: 'Points for effect',
    rule: 'Scoring rule',
    scoring: 'How it counts',
    failedDrill: 'At most after a failed drill',
    cap: 'At most',
    subjects: 'Responsible subject',
    methods: 'Methods',
    components: 'Counts in',
    assessor: 'Assessor',
    frequency: 'Frequency',
    evidence: 'Evidence',
    questions: 'Questions',
    remark: 'Remark',
    ignore: 'Leave out',
  },
  levels: {
    standard: 'Standard',
    dimension: 'Dimension',
    indicator: 'Indicator',
    item: 'Item',
    more: 'Continued',
  },
  fates: {
    title: 'Title',
    header: 'Heading',
    taken: 'Taken',
    merged: 'Merged',
    text: 'Kept as text',
    refused: 'Not taken',
  },
  severities: { error: 'Error', warning: 'To be checked', text: 'Kept as text' },
  issues: {
    pointsMissing: {
      says: () => 'There are no points',
      remedy: 'Enter them, for example 5; or later in the draft.',
    },
    pointsUnreadable: {
      says: ({ text = '' }) => `The points “${text}” are no number; kept in the remark`,
      remedy: 'Write a number such as 5 or 2.5, with two decimals at most.',
    },
    pointsTooHigh: {
      says: ({ text = '' }) => `The points “${text}” are more than 1000 and were not taken`,
      remedy: 'Check the points.',
    },
    nameMissing: {
      says: ({ name = '' }) => `The indicator has no name; “${name}” stands in for it`,
      remedy: 'Enter a name, or join the row to the indicator it belongs to.',
    },
    cellError: {
      says: ({ text = '' }) => `The cell holds the error ${text} of a formula`,
      remedy: 'Mend the formula in Excel, or enter its result.',
    },
    tooManyDimensions: {
      says: ({ limit = '' }) => `More than ${limit} dimensions; the row was not taken`,
      remedy: 'Join dimensions, or import several standards.',
    },
    tooManyIndicators: {
      says: ({ limit = '' }) => `More than ${limit} indicators; the row was not taken`,
      remedy: 'Import several standards, or make check items of the details.',
    },
    tooManyItems: {
      says: ({ limit = '' }) => `More than ${limit} check items of an indicator; the row was not taken`,
      remedy: 'Split the indicator.',
    },
    textTooLong: {
      says: ({ limit = '' }) => `The text is longer than ${limit} characters; what is beyond was not taken`,
      remedy: 'Shorten it, or spread it over several indicators.',
    },
    nameTooLong: {
      says: ({ limit = '' }) => `The name is longer than ${limit} characters; all of it is in the remark`,
      remedy: 'Find a short name.',
    },
    truncated: { says: () => 'The source seems to be cut off', remedy: 'Complete it from the original.' },
    rangeTaken: {
      says: ({ least = '', most = '' }) => `The points are a range, ${least} to ${most}; ${most} was taken`,
      remedy: 'Settle the points, and say in the rule who gets how many.',
    },
    dateTaken: {
      says: ({ text = '', least = '', most = '' }) =>
        `Excel took the cell for a date (${text}); it was read as ${least} to ${most} points`,
      remedy: 'Format the cell as text and enter it again, or mend it here.',
    },
    hiddenRow: {
      says: () => 'The row is hidden in the sheet; it was taken',
      remedy: 'Delete it afterwards if not wanted.',
    },
    kindUnknown: {
      says: ({ text = '' }) => `“${text}” is no known kind; taken as one that earns points`,
      remedy: 'Write 得分, 扣分, 加分 or 一票否决.',
    },
    subjectsUnknown: {
      says: ({ text = '' }) => `“${text}” names no responsible subject; kept in the remark`,
      remedy: 'Name 党组织, 书记, 纪检委员 or 班子成员.',
    },
    methodsUnknown: {
      says: ({ text = '' }) => `“${text}” names no method; kept in the remark`,
      remedy: 'Name 查阅资料, 问卷调查, 个别访谈, 效果测试 or 实战考核.',
    },
    componentsUnknown: {
      says: ({ text = '' }) => `“${text}” doesn't say where it counts; kept in the remark`,
      remedy: 'Write 进驻考核 or 日常记录.',
    },
    frequencyUnknown: {
      says: ({ text = '' }) => `“${text}” names no frequency; kept in the remark`,
      remedy: 'Write 随事, 每月, 每季, 每半年 or 每年.',
    },
    drillUnreadable: {
      says: ({ text = '' }) => `the limit after a failed drill, “${text}”, is no number; kept in the remark`,
      remedy: 'Make it a number.',
    },
    capUnreadable: {
      says: ({ text = '' }) => `The limit “${text}” is no number; kept in the remark`,
      remedy: 'Write a number.',
    },
    scoringUnreadable: {
      says: () => 'How it counts was not understood; kept in the remark',
      remedy: 'Write it as an exported table does, or choose it in the draft.',
    },
    pointsDiffer: {
      says: ({ stated = '', sum = '' }) =>
        `${stated} points, but form and effect come to ${sum}, which was taken`,
      remedy: 'Check the three.',
    },
    dimensionDiffers: {
      says: ({ stated = '', sum = '' }) => `${stated} points are stated, its parts come to ${sum}`,
      remedy: 'Check the points; complete the table if rows are missing.',
    },
    totalDiffers: {
      says: ({ stated = '', sum = '' }) =>
        `A total of ${stated} points is stated, the indicators come to ${sum}`,
      remedy: 'Check the points.',
    },
    alternativesTaken: {
      says: ({ count = '', most = '' }) =>
        `${count} alternatives; the largest, ${most}, was taken as the limit`,
      remedy: 'Check what each case costs.',
    },
    ruleByJudgement: {
      says: () => 'The rule stays in words, to be judged by the assessor',
      remedy: 'Choose how it counts in the draft if the system is to work it out.',
    },
    keptAsText: {
      says: ({ column = '' }) => `The words of “${column}” are kept in the remark`,
      remedy: 'Check them in the draft, then delete the remark.',
    },
    assessorFound: {
      says: ({ text = '' }) => `This names the assessor, who was entered: ${text}`,
      remedy: 'Check the assessor and name the responsible subject.',
    },
    outsideTable: {
      says: () => 'Words outside the table; not in the standard',
      remedy: 'If they are rules, write them into the policy or an indicator.',
    },
  },
  command: {
    table: (no) => `table ${no}`,
    columns: 'Columns read as',
    rows: (count) => `${count} rows`,
    lint: 'Lint (under the default policy)',
    together: (count) => `${count} tables make one standard.`,
    lintClean: 'All checks passed.',
    clean: 'Nothing has to be mended; it can be imported.',
    unclean: 'Something has to be mended: in the table first, or in the draft after the import.',
    known: (list) => `There are: ${list}.`,
    noFile: (file) => `No such file: ${file}. Check the path and the name.`,
  },
  page: {
    title: (name) => `Import a table: ${name}`,
    back: 'Back to the standard',
    comma: ', ',
    steps: {
      file: '1 Choose a file',
      columns: '2 Check the columns',
      preview: '3 Check the rows',
      take: '4 Take over',
      done: 'Done',
      before: 'The last import',
    },
    drop: 'Drop an Excel (.xlsx) or CSV file here, or',
    choose: 'Choose a file',
    chooseHint: 'Up to 5 MB. The file is only read; the draft stays as it is until you take the table over.',
    chosen: (name) => `Chosen: ${name}`,
    reading: 'Reading the table…',
    whichTables: (count) => `The file holds ${count} tables. Which should come in?`,
    tablesHint: (left) =>
      `The tables chosen make one standard: dimensions of the same name are joined, codes that occur twice are given anew.${left === 0 ? '' : ` Left out: ${left}.`}`,
    sameColumns: (count) => `Choose the ${count} with the same columns`,
    allTables: (count) => `Choose all ${count}`,
    place: (sheet, no) => (no === 1 ? sheet : `${sheet} (table ${no})`),
    columnsOf: (tables) => `What the columns hold: ${tables}`,
    readColumnOf: (tables, name) => `Read “${name}” of ${tables} as`,
    tableName: ({ sheet, range, title, rows }) => `${sheet} ${range} (${rows} rows) ${title}`,
    columns: 'What the columns hold',
    columnsHint:
      'Guessed from the headings. Please check; a column that is not recognised is kept in the remark.',
    column: (letters) => `Column ${letters}`,
    heading: 'Heading',
    readAs: 'Read as',
    readColumnAs: (name) => `Read “${name}” as`,
    sample: 'Examples',
    rows: (count, fates) => `${count} rows: ${fates}.`,
    found: ({ dimensions, indicators, items, total }) =>
      `${dimensions} dimensions, ${indicators} indicators, ${items} check items, ${total} points in all.`,
    toMend: ({ error, warning, text }) =>
      `Errors: ${error}. To be checked: ${warning}. Kept as text: ${text}.`,
    filter: 'Rows shown',
    all: (count) => `All ${count}`,
    noRows: 'There are no such rows.',
    row: (no) => `Row ${no}`,
    into: (codes) => `→ ${codes}`,
    mend: 'Mend',
    mendCell: (at) => `Mend cell ${at}`,
    mendDone: 'OK',
    mended: (count) => `Cells mended here (the file stays as it is): ${count}`,
    undoMend: 'Undo',
    undoMendOf: (at) => `Undo the change of ${at}`,
    previous: 'Previous',
    next: 'Next',
    lint: (count) => `The lint of the draft will find ${count} things, to be mended there`,
    lintLater: 'There are many indicators: they are linted once they are in the draft.',
    errorsStay: (count) => `Errors left: ${count}. Mend them now, or later in the draft.`,
    holds: (count) => `The draft holds ${count} indicators:`,
    modes: { replace: 'Replace them by the table', append: 'Keep them and add the table behind them' },
    nothing: 'No indicator was found. Check the columns: one at least has to be read as “Name”.',
    take: (count) => `Take over ${count} indicators`,
    again: 'Look again',
    taken: 'The table is in the draft.',
    toDraft: 'See the draft and its lint',
    toEditor: 'Edit the content',
    undo: 'Undo the import',
    undoHint:
      'The draft becomes what it was before. That text is kept in this browser; this page offers it again.',
    undoLater: 'The draft was changed after the import: undoing drops those changes as well.',
    putBack: 'Undone: the draft is what it was before.',
  },
};

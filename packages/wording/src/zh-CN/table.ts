import type { TableFate, TableField, TableIssue, TableLevel, TableSeverity } from '@kaohe/domain';

/** Params are written out already: points as 2.00, numbers as they are. */
type Params = Readonly<Record<string, string>>;
export type TableIssueWords = {
  readonly says: (params: Params) => string;
  readonly remedy: string;
};

const fields: Readonly<Record<TableField, string>> = {
  level: '层级',
  code: '编号',
  sequence: '序号',
  dimension: '维度',
  subdimension: '二级维度',
  indicator: '名称',
  item: '考核要点',
  kind: '类型',
  points: '分值',
  form: '形式分',
  effect: '实效分',
  rule: '评分规则',
  scoring: '计分方式',
  failedDrill: '演练不通过时最高分',
  cap: '上限',
  subjects: '责任主体',
  methods: '考核方式',
  components: '计入',
  assessor: '评分人',
  frequency: '频次',
  evidence: '凭据',
  questions: '访谈提问',
  remark: '备注',
  ignore: '不导入',
};

const levels: Readonly<Record<TableLevel, string>> = {
  standard: '标准',
  dimension: '维度',
  indicator: '指标',
  item: '要点',
  more: '续行',
};

const fates: Readonly<Record<TableFate, string>> = {
  title: '标题',
  header: '表头',
  taken: '已读入',
  merged: '已并入',
  text: '保留文字',
  refused: '未读入',
};

const severities: Readonly<Record<TableSeverity, string>> = {
  error: '错误',
  warning: '请核对',
  text: '保留文字',
};

const issues: Readonly<Record<TableIssue, TableIssueWords>> = {
  pointsMissing: { says: () => '没有分值', remedy: '请填写分值，例如 5；导入后也可以在草稿中补。' },
  pointsUnreadable: {
    says: ({ text = '' }) => `分值“${text}”读不出数字，已记入备注`,
    remedy: '请改成数字，例如 5 或 2.5，最多两位小数。',
  },
  pointsTooHigh: { says: ({ text = '' }) => `分值“${text}”超过1000分，没有采用`, remedy: '请核对分值。' },
  nameMissing: {
    says: ({ name = '' }) => `没有指标名称，暂以“${name}”代替`,
    remedy: '请填写名称，或者把这一行并到它所属的指标下。',
  },
  cellError: {
    says: ({ text = '' }) => `单元格是公式错误 ${text}`,
    remedy: '请在 Excel 中改正公式，或者直接填写结果。',
  },
  tooManyDimensions: {
    says: ({ limit = '' }) => `维度超过${limit}个，这一行没有读入`,
    remedy: '请合并维度，或者分成几个标准导入。',
  },
  tooManyIndicators: {
    says: ({ limit = '' }) => `指标超过${limit}项，这一行没有读入`,
    remedy: '请分成几个标准导入，或者把细项改作考核要点。',
  },
  tooManyItems: {
    says: ({ limit = '' }) => `同一指标的考核要点超过${limit}项，这一行没有读入`,
    remedy: '请把指标拆开。',
  },
  textTooLong: {
    says: ({ limit = '' }) => `文字超过${limit}字，超出的部分没有读入`,
    remedy: '请压缩文字，或者分到几个指标。',
  },
  nameTooLong: {
    says: ({ limit = '' }) => `名称超过${limit}字，只取前面部分，全文在备注中`,
    remedy: '请拟一个短的名称。',
  },
  truncated: { says: () => '原文似乎被截断', remedy: '请对照原件补全。' },
  rangeTaken: {
    says: ({ least = '', most = '' }) => `分值是${least}至${most}的范围，按${most}分读入，原文在备注中`,
    remedy: '请确定满分，并在评分规则中写明给分的档次。',
  },
  dateTaken: {
    says: ({ text = '', least = '', most = '' }) =>
      `单元格被 Excel 认作日期（${text}），按${least}至${most}分的范围读入`,
    remedy: '请把该单元格设为文本后重填，或者在此改正。',
  },
  hiddenRow: { says: () => '这一行在表中是隐藏的，也已读入', remedy: '如果不需要，请在导入后删去。' },
  kindUnknown: {
    says: ({ text = '' }) => `不认识类型“${text}”，按得分指标读入`,
    remedy: '请写得分、扣分、加分或者一票否决。',
  },
  subjectsUnknown: {
    says: ({ text = '' }) => `从“${text}”认不出责任主体，已记入备注`,
    remedy: '请写明党组织、书记、纪检委员或者班子成员。',
  },
  methodsUnknown: {
    says: ({ text = '' }) => `从“${text}”认不出考核方式，已记入备注`,
    remedy: '请写明查阅资料、问卷调查、个别访谈、效果测试或者实战考核。',
  },
  componentsUnknown: {
    says: ({ text = '' }) => `从“${text}”认不出计入哪部分，已记入备注`,
    remedy: '请写进驻考核或者日常记录。',
  },
  frequencyUnknown: {
    says: ({ text = '' }) => `从“${text}”认不出频次，已记入备注`,
    remedy: '请写随事、每月、每季、每半年或者每年。',
  },
  drillUnreadable: {
    says: ({ text = '' }) => `演练不通过时最高分“${text}”读不出数字，已记入备注`,
    remedy: '请改成数字。',
  },
  capUnreadable: { says: ({ text = '' }) => `上限“${text}”读不出数字，已记入备注`, remedy: '请改成数字。' },
  scoringUnreadable: {
    says: () => '计分方式读不懂，已记入备注',
    remedy: '请对照导出表格的写法修改，或者导入后在草稿中选择。',
  },
  pointsDiffer: {
    says: ({ stated = '', sum = '' }) => `分值${stated}与形式分、实效分之和${sum}不符，按后者读入`,
    remedy: '请核对三者。',
  },
  dimensionDiffers: {
    says: ({ stated = '', sum = '' }) => `写明${stated}分，所属各项合计${sum}分`,
    remedy: '请核对分值；表格如有缺行，请补全。',
  },
  totalDiffers: {
    says: ({ stated = '', sum = '' }) => `写明总分${stated}分，各指标合计${sum}分`,
    remedy: '请核对分值。',
  },
  alternativesTaken: {
    says: ({ count = '', most = '' }) => `分值有${count}种，最高${most}分作为上限`,
    remedy: '请核对每种情形扣多少。',
  },
  ruleByJudgement: {
    says: () => '评分规则保留为文字，由评分人判断',
    remedy: '如要由系统计分，请在草稿中选择计分方式。',
  },
  keptAsText: {
    says: ({ column = '' }) => `“${column}”的原文记入备注`,
    remedy: '请在草稿中核对后删去备注。',
  },
  assessorFound: {
    says: ({ text = '' }) => `这里写的是评分单位，已填入评分人：${text}`,
    remedy: '请核对评分人，并补填责任主体。',
  },
  outsideTable: {
    says: () => '表外文字，没有读入标准',
    remedy: '如属评分办法，请写入考核办法或者指标规则。',
  },
};

/** What the command line says. */
const command = {
  table: (no: number) => `第${no}个表`,
  columns: '各列读作',
  rows: (count: number) => `共${count}行`,
  together: (count: number) => `${count}个表合成一份标准。`,
  lint: '检查结果（按默认考核办法）',
  lintClean: '各项检查均已通过。',
  clean: '没有需要修改的地方，可以导入。',
  unclean: '有需要修改的地方；可以先改表格，也可以导入后在草稿中改。',
  known: (list: string) => `现有：${list}。`,
  noFile: (file: string) => `找不到文件：${file}。请核对路径和文件名。`,
};

/** What the page of the import says. */
const page = {
  title: (name: string) => `导入表格：${name}`,
  back: '返回标准',
  comma: '，',
  steps: {
    file: '1 选择文件',
    columns: '2 核对各列',
    preview: '3 逐行核对',
    take: '4 导入草稿',
    done: '已完成',
    before: '上次导入',
  },
  drop: '把 Excel（.xlsx）或 CSV 文件拖到这里，或者',
  choose: '选择文件',
  chooseHint: '不超过5 MB。文件只用来读取，导入之前不会改动草稿。',
  chosen: (name: string) => `已选择：${name}`,
  reading: '正在读取表格…',
  whichTables: (count: number) => `文件中有${count}个表，导入哪些：`,
  tablesHint: (left: number) =>
    left === 0
      ? '选中的表合成一份标准：同名维度合并，重复的编号另编。'
      : `选中的表合成一份标准：同名维度合并，重复的编号另编。没有选中的${left}个表不导入。`,
  sameColumns: (count: number) => `选择表头相同的${count}个表`,
  allTables: (count: number) => `全选${count}个表`,
  place: (sheet: string, no: number) => (no === 1 ? sheet : `${sheet}（第${no}个表）`),
  columnsOf: (tables: string) => `各列的含义：${tables}`,
  readColumnOf: (tables: string, name: string) => `${tables}的“${name}”读作`,
  tableName: ({ sheet, range, title, rows }: { sheet: string; range: string; title: string; rows: number }) =>
    `${sheet} ${range}（${rows}行）${title}`,
  columns: '各列的含义',
  columnsHint: '系统已按表头猜测，请核对；认不出的列保留在备注中，不会丢失。',
  column: (letters: string) => `第${letters}列`,
  heading: '表头',
  readAs: '读作',
  readColumnAs: (name: string) => `“${name}”读作`,
  sample: '内容举例',
  rows: (count: number, fates: string) => `共${count}行：${fates}。`,
  found: ({
    dimensions,
    indicators,
    items,
    total,
  }: {
    dimensions: number;
    indicators: number;
    items: number;
    total: string;
  }) => `读出${dimensions}个维度、${indicators}项指标、${items}个考核要点，总分${total}。`,
  toMend: ({ error, warning, text }: { error: number; warning: number; text: number }) =>
    `错误${error}处，请核对${warning}处，保留文字${text}处。`,
  filter: '显示哪些行',
  all: (count: number) => `全部 ${count}`,
  noRows: '没有这样的行。',
  row: (no: number) => `第${no}行`,
  into: (codes: string) => `→ ${codes}`,
  mend: '改正',
  mendCell: (at: string) => `改正单元格${at}`,
  mendDone: '确定',
  mended: (count: number) => `在此改正了${count}个单元格（原文件不变）：`,
  undoMend: '取消改正',
  undoMendOf: (at: string) => `取消对${at}的改正`,
  previous: '上一页',
  next: '下一页',
  lint: (count: number) => `导入后草稿的检查会指出${count}处，可在草稿中逐项修改`,
  lintLater: '指标较多，检查在导入后进行。',
  errorsStay: (count: number) => `还有${count}处错误。可以先改正，也可以导入后在草稿中改。`,
  holds: (count: number) => `草稿中已有${count}项指标：`,
  modes: { replace: '用表格内容替换', append: '保留原有内容，把表格内容加在后面' },
  nothing: '没有读出指标。请核对各列的含义，至少要有一列读作“名称”。',
  take: (count: number) => `导入${count}项指标`,
  again: '重新核对',
  taken: '表格内容已进入草稿。',
  toDraft: '查看草稿和检查结果',
  toEditor: '编辑内容',
  undo: '撤销导入',
  undoHint: '撤销后草稿恢复为导入之前的内容。导入前的内容保存在本机，再次打开本页仍可撤销。',
  undoLater: '导入之后草稿又改过；撤销会恢复为导入之前的内容，连同之后的修改一起放弃。',
  putBack: '已撤销，草稿恢复为导入之前的内容。',
};

/** Words of tables that come in and go out: in the page, on the command line, in the exported file. */
export const tableWords = { fields, levels, fates, severities, issues, command, page };
export type TableWords = typeof tableWords;

import { type FaultDetail, type FileIssue, fileLimits } from '@kaohe/domain';
import { number, text } from '../fault-detail.ts';

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Why a file was refused, and what to do. */
export const fileRefusals: Readonly<Record<FileIssue, (detail: FaultDetail) => string>> = {
  emptyFile: () => '文件是空的，请核对后重新选择。',
  fileType: () =>
    '不是可以上传的文件类型。可以上传 PDF、OFD、Word、Excel、PPT、图片（JPG、PNG、WebP）、录音、录像和纯文本，请转换后再上传。',
  fileNameType: (detail) =>
    `文件名以 .${text(detail, 'said') ?? ''} 结尾，内容却是 .${text(detail, 'type') ?? ''} 文件。请用原来的文件名，或者另存为正确的格式后再上传。`,
  filePath: () => '文件名里含有路径。请改成不带“/”和“\\”的文件名后再上传。',
  fileProgram: () => '文件是程序、脚本或者网页，或者里面夹带了程序，不能作为材料。请上传文档或者图片。',
  filePolyglot: () =>
    '文件同时是两种格式（例如图片里藏有压缩包或者网页），不予接收。请重新导出或者拍照后再上传。',
  fileBomb: () =>
    `文件解压后大得异常（超过 ${megabytes(fileLimits.unpacked)} 或者压缩比超过 ${fileLimits.ratio} 倍），不予接收。请另存为新文件后再上传。`,
  fileDamaged: () => '文件已损坏或者不完整，打不开。请在本机打开核对，另存后再上传。',
  fileMacros: () => '文档带有宏，不予接收。请另存为不带宏的 .docx、.xlsx 或者 .pptx 后再上传。',
  pictureSize: (detail) =>
    `图片有 ${number(detail, 'width') ?? 0}×${number(detail, 'height') ?? 0} 像素，长边须小于10,000像素、总数不超过6,400万。请缩小后再上传。`,
  pictureHeic: () =>
    '这是苹果手机的 HEIC 照片，多数电脑打不开，也无法去除拍摄地点。请在手机“设置—相机—格式”里选“兼容性最佳”，或者转成 JPG 后再上传。',
  filmTrack: () =>
    '录像里另有一条记录位置等数据的轨道，无法去除，不予接收。请在手机相册里编辑另存，或者用剪辑软件重新导出后再上传。',
  fileInfected: (detail) =>
    `杀毒软件在文件里发现了 ${text(detail, 'found') ?? '病毒'}，不予接收。请先给这台电脑查毒，再换一份干净的文件。`,
};

/** More is attached to one act of a unit than the policy allows. */
export const actLoad = (detail: FaultDetail): string =>
  `一次最多附${number(detail, 'files') ?? 0}份证据，合计不超过${number(detail, 'megabytes') ?? 0} MB。请留下最能说明问题的几份；已经提交过的材料不必重附，在文中写明名称即可。`;

/** More is filed for an indicator than the policy allows. */
export const overLoad = (detail: FaultDetail): string =>
  `“${text(detail, 'indicator') ?? ''}”的材料已到上限（${number(detail, 'files') ?? 0}份、合计${number(detail, 'megabytes') ?? 0} MB）。请留下最能说明问题的几份，或者撤回不需要的。`;

/** Sending files, from the field of a form. */
export const fileWords = {
  choose: '选择文件',
  camera: '拍照',
  drop: '也可以把文件拖到这里；照片自动压缩并去除拍摄地点。',
  sent: ({ name, share }: { name: string; share: number }) => `${name}：已上传${share}%`,
  examined: (name: string) => `${name}：正在检查`,
  waiting: (name: string) => `${name}：网络中断，正在重新连接，已上传的部分不会重传`,
  done: (name: string) => `${name}已上传`,
  left: (count: number) => `还有${count}个文件正在上传，传完再提交。`,
  again: (name: string) => `重新上传${name}`,
  retry: '重新上传',
  stop: (name: string) => `取消上传${name}`,
  dismiss: (name: string) => `不再提示${name}`,
  size: (bytes: number) =>
    bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  preview: (name: string) => `${name}（缩略图）`,
  screenshot: '屏幕截图',
  screenshotHint: '屏幕截图可以留作参考，不能作为得分依据。',
};
export type FileWords = typeof fileWords;

type Of = { readonly done: number; readonly of: number };

/** Documents filed once for all indicators, and their review. */
export const filingWords = {
  title: '材料',
  of: (unit: string) => `${unit} · 材料`,
  back: '返回考核',
  open: '打开材料页',
  panelHint: '一份材料只提交一次，可以用于所有需要它的指标；考核组在这里逐项核查。',
  burden: '材料负担',
  total: ({ files, size }: { files: number; size: string }) => `共${files}份，${size}`,
  spared: (count: number) => `一份多用，少交${count}份`,
  meter: ({ name, done, of }: Of & { name: string }) => `${name}：已交${done}份，上限${of}份`,
  count: ({ done, of }: Of) => `${done}/${of}份`,
  attached: '随答复、申辩、整改等另附的证据',
  attachedOf: ({ acts, files, size }: { acts: number; files: number; size: string }) =>
    `${acts}次，${files}份，${size}`,
  attachedLimit: ({ files, megabytes }: { files: number; megabytes: number }) =>
    `每次最多${files}份、合计${megabytes} MB；已经提交过的材料不重复计算。`,
  list: '已提交的材料',
  none: '还没有提交材料',
  noneHint: '提交的材料会列在这里，并可以用于多项指标。',
  add: '提交材料',
  file: '文件',
  name: '材料名称',
  nature: '性质',
  natures: { document: '文件或者记录', photo: '现场照片', screenshot: '屏幕截图', checkIn: '签到打卡' },
  noPoints: '屏幕截图和签到打卡可以备查，不能作为得分依据。',
  serves: '用于哪些指标',
  choose: '选择指标（可多选）',
  submit: '提交',
  submitted: (name: string) => `已提交：${name}`,
  change: (name: string) => `修改“${name}”用于的指标`,
  withdraw: '撤回',
  withdrawOf: (name: string) => `撤回“${name}”`,
  natureOf: (name: string) => `“${name}”的性质`,
  checked: '已核查',
  review: '资料核查',
  reviewHint: '按指标逐项核查已提交的材料。核查结果可以在评分时作为依据。',
  pick: '指标',
  looked: '看过的材料',
  nothing: '本单位没有为这项指标提交材料。',
  outcomes: { met: '符合', partly: '部分符合', missing: '缺失' },
  note: (item: string) => `“${item}”的说明`,
  notePlaceholder: '说明（选填）',
  opinion: '核查意见',
  save: '保存核查结果',
  saved: (rate: string) => `已保存，符合率${rate}%`,
  result: ({ who, rate }: { who: string; rate: string }) => `${who}核查：符合率${rate}%`,
};
export type FilingWords = typeof filingWords;

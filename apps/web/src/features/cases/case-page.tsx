import { registry } from '@kaohe/domain';
import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import type { CaseView } from '../../workflow/api.ts';
import { CaseFrame, type CaseFrameProps } from '../../workflow/case/case-frame.tsx';
import { type Names, ValueList } from '../../workflow/case/value-list.tsx';
import { useWords } from '../../workflow/locale.tsx';

/** What a case was born with. */
const Birth = ({ view, names }: { view: CaseView; names: Names }): ReactNode => {
  const { t } = useWords();
  if (Object.keys(view.data).length === 0) return null;
  return (
    <Panel title={t.birth} aside={view.openedBy === null ? null : t.openedBy(view.openedBy.name)}>
      <ValueList schema={registry[view.machine].data} event={view.machine} data={view.data} names={names} />
    </Panel>
  );
};

/** The page of any process: all of it is read from what the process declares. */
export const CasePage = (props: CaseFrameProps): ReactNode => (
  <CaseFrame
    {...props}
    parts={(view, names) => {
      const own = props.parts?.(view, names) ?? {};
      return {
        ...own,
        content: (
          <>
            <Birth view={view} names={names} />
            {own.content}
          </>
        ),
      };
    }}
  />
);

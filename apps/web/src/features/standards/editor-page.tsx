import { registry, tagsOf } from '@kaohe/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useTRPC } from '../../workflow/api.ts';
import { useWords } from '../../workflow/locale.tsx';
import { Editor } from './editor.tsx';
import { useContent } from './queries.ts';

/** The text of a draft standard, edited as a sheet over the whole width. */
export const EditorPage = ({ id }: { id: string }): ReactNode => {
  const { t, words } = useWords();
  const trpc = useTRPC();
  const view = useQuery({ ...trpc.standard.byId.queryOptions({ id }), throwOnError: true });
  const found = useContent(id);
  const [opened, setOpened] = useState(false);
  if (view.data === undefined || found.data === undefined) return <Skeleton label={t.loading} lines={10} />;
  const { data } = view;
  const editable =
    data.allowed.length > 0 && tagsOf(registry.standard.machine, data.stage).includes('editable');
  // Once open it stays, with what is typed in it, even when the draft is submitted elsewhere meanwhile.
  if (editable && !opened) setOpened(true);
  const title = t.sheet.title(found.data.name);
  return (
    <Page
      title={t.documentTitle(title, words.product.name)}
      heading={title}
      above={
        <Link to="/cases/$machine/$id" params={{ machine: 'standard', id }}>
          {t.sheet.back}
        </Link>
      }
    >
      {editable ? null : <Empty title={t.sheet.notEditable} hint={t.sheet.notEditableHint} />}
      {editable || opened ? <Editor key={id} view={data} found={found.data} /> : null}
    </Page>
  );
};

import { developersPage } from "../../../server/domain/text/en/developers/page.ts";
import { Icon } from "../../components/page/icon.tsx";
import { useText } from "../../hooks/use-text.tsx";

/** A part of the page, and the parts in it. */
export interface ContentsEntry {
  readonly id: string;
  readonly words: string;
  /** Whether the words are the published document's, in English. */
  readonly isOfDocument: boolean;
  readonly within: readonly ContentsEntry[];
}

/** What is on the page: beside it on a wide screen, to be opened above it on a phone. Not on paper, where nothing can be pressed. */
export function Contents({ entries }: { readonly entries: readonly ContentsEntry[] }) {
  const t = useText(developersPage);
  return (
    <>
      <nav
        aria-label={t("contents")}
        className="contents-list hidden text-[0.9375rem] lg:sticky lg:top-6 lg:block lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto print:hidden"
      >
        <ContentsList entries={entries} />
      </nav>
      <details className="disclosure card px-4 py-1 lg:hidden print:hidden">
        <summary>
          <Icon name="chevron" className="chevron" />
          {t("contents")}
        </summary>
        <nav aria-label={t("contents")} className="contents-list pb-3">
          <ContentsList entries={entries} />
        </nav>
      </details>
    </>
  );
}

function ContentsList({ entries }: { readonly entries: readonly ContentsEntry[] }) {
  return (
    <ul>
      {entries.map(({ id, words, isOfDocument, within }) => (
        <li key={id}>
          <a href={`#${id}`}>
            <span lang={isOfDocument ? "en" : undefined}>{words}</span>
          </a>
          {within.length > 0 && (
            <div className="ms-1 border-s border-line ps-3 text-[0.875rem]">
              <ContentsList entries={within} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

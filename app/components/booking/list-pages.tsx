import { Link } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";

/**
 * The start of a page of a list: takes the focus when another page replaces it, so that reading goes on at its first row and not at a link that is
 * gone.
 * @param page which page this is; null for the first.
 */
export function ListTop({
  page,
  className = "",
  children,
}: {
  readonly page: string | null;
  readonly className?: string;
  /** Its text; null where the page's heading says it. */
  readonly children: ReactNode;
}) {
  const top = useRef<HTMLParagraphElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    top.current?.focus();
  }, [page]);
  if (children === null) return null;
  return (
    <p ref={top} tabIndex={-1} className={`label w-fit scroll-mt-6 ${className}`}>
      {children}
    </p>
  );
}

/** One link to another page of a list. */
interface PageLink {
  readonly to: string;
  readonly words: string;
}

/** Plain links, which need no script: back to the first page, and on to the next. Nothing when all is shown. */
export function ListPages({
  label,
  first,
  next,
}: {
  /** Which list, for screen readers. */
  readonly label: string;
  readonly first: PageLink | null;
  readonly next: PageLink | null;
}) {
  if (first === null && next === null) return null;
  return (
    <nav aria-label={label} className="mt-5 flex flex-wrap gap-3">
      {next !== null && (
        <Link to={next.to} rel="next" className="button-quiet">
          {next.words}
        </Link>
      )}
      {first !== null && (
        <Link to={first.to} className="button-quiet">
          {first.words}
        </Link>
      )}
    </nav>
  );
}

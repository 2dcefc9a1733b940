import type { ReactNode } from "react";
import type { SessionTypeId } from "../../../server/domain/values/ids.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { bookPath } from "../../wished-start.ts";

/**
 * The form around buttons that book a session type. Plain, for pages without scripts of the app: the script of public pages adds what the browser knows. A button named
 * `at` in it says which start.
 */
export function BookForm({
  sessionTypeId,
  className,
  children,
}: {
  readonly sessionTypeId: SessionTypeId;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const reader = useReaderTimeZone();
  return (
    <form method="post" action={bookPath(sessionTypeId, null)} data-book="" className={className}>
      <input type="hidden" name="intent" value="press" />
      <input type="hidden" name="timeZone" value={reader?.zone ?? ""} />
      <input type="hidden" name="site" value="" />
      {children}
    </form>
  );
}

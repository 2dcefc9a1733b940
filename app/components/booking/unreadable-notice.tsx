import { Notice } from "../page/notice.tsx";

/** What a list says of bookings that it cannot show. Nothing when it shows all. */
export function UnreadableNotice({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <div className="mt-6">
      <Notice tone="warn">
        {count === 1
          ? "One booking cannot be shown here just now"
          : `${count} bookings cannot be shown here just now`}
        : what is stored of {count === 1 ? "it" : "them"} cannot be read. Nothing about{" "}
        {count === 1 ? "it" : "them"} is lost or changed by that, and the site’s operator is told.
      </Notice>
    </div>
  );
}

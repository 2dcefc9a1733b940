/** What somebody has written, as they wrote it: text, with its line breaks. */
export function QuotedText({ children }: { readonly children: string }) {
  return (
    <blockquote className="my-1 border-l-2 border-line pl-3 wrap-anywhere whitespace-pre-line">
      {children}
    </blockquote>
  );
}

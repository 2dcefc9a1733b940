/** What somebody has written, as they wrote it: text, with its line breaks. */
export function QuotedText({ children }: { readonly children: string }) {
  return (
    <blockquote dir="auto" className="my-1 border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-line">
      {children}
    </blockquote>
  );
}

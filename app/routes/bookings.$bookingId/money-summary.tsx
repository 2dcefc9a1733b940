/** What happened to the client's money, sentence by sentence. */
export function MoneySummary({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul className="mt-2 space-y-1.5" aria-live="polite">
      {sentences.map((sentence, index) => (
        <li key={index}>{sentence}</li>
      ))}
    </ul>
  );
}

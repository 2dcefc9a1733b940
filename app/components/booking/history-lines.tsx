import type { HistoryInWords } from "../../text/history-list-in-words.ts";
import { QuotedText } from "../page/quoted-text.tsx";

/** A history that is in words already. */
export function HistoryLines({ words: { unreadable, lines } }: { readonly words: HistoryInWords }) {
  return (
    <ol className="divide-y divide-line">
      {unreadable !== null && <li className="py-3 text-soft">{unreadable}</li>}
      {lines.map(({ version, what, details, note, whenAndByWhom }) => (
        <li key={version} className="py-3">
          <p className="font-medium">{what}</p>
          {details !== null && <p>{details}</p>}
          {note !== null && note !== "" && <QuotedText>{note}</QuotedText>}
          <p className="label">{whenAndByWhom}</p>
        </li>
      ))}
    </ol>
  );
}

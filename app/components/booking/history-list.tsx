import { useLanguage } from "../../hooks/use-text.tsx";
import { historyListInWords } from "../../text/history-list-in-words.ts";
import { HistoryLines } from "./history-lines.tsx";

/** Who, what, when and why, oldest first. */
export function HistoryList(props: Parameters<typeof historyListInWords>[0]) {
  return <HistoryLines words={historyListInWords(props, useLanguage())} />;
}

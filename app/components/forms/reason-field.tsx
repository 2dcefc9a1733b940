import { TextArea } from "./text-area.tsx";
import { reasonField } from "../../../server/domain/text/en/page/reason-field.ts";
import { useText } from "../../hooks/use-text.tsx";

/** What was typed into a cancel form that was not carried out. */
export interface TypedReason {
  readonly note: string;
  /** Its error; null when the error was in another field. */
  readonly error: string | null;
}

/** An optional reason for a cancellation. It says before the field who will read it. */
export function ReasonField({
  readers,
  typed,
}: {
  readonly readers: string;
  readonly typed: TypedReason | undefined;
}) {
  const t = useText(reasonField);
  return (
    <TextArea
      name="note"
      id="cancel-note"
      label={t("label")}
      hint={readers}
      rows={3}
      defaultValue={typed?.note ?? ""}
      error={typed?.error ?? undefined}
      focus
    />
  );
}

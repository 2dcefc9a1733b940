import { TextArea } from "./text-area.tsx";

/** What was typed into a cancel form that was not carried out. */
export interface TypedReason {
  readonly note: string;
  /** What is wrong with it; null when something else was. */
  readonly error: string | null;
}

/** Why somebody cancels, if they say. Those who read it are named before it is typed. */
export function ReasonField({
  readers,
  typed,
}: {
  readonly readers: string;
  readonly typed: TypedReason | undefined;
}) {
  return (
    <TextArea
      name="note"
      id="cancel-note"
      label="Why? (optional)"
      hint={readers}
      rows={3}
      defaultValue={typed?.note ?? ""}
      error={typed?.error ?? undefined}
    />
  );
}

import { FieldFrame, type FieldProps } from "./field-frame.tsx";

/** A labelled text of several lines, with its error message. */
export function TextArea({
  defaultValue,
  rows = 5,
  language,
  ...field
}: FieldProps & {
  readonly defaultValue: string;
  readonly rows?: number;
  /** In which its text is, where that is another one than the page's. */
  readonly language?: string;
}) {
  return (
    <FieldFrame<HTMLTextAreaElement> {...field}>
      {(control) => (
        <textarea {...control} dir="auto" lang={language} defaultValue={defaultValue} rows={rows} />
      )}
    </FieldFrame>
  );
}

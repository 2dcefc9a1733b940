import { FieldFrame, type FieldProps } from "./field-frame.tsx";

/** A labelled text of several lines, with its error message. */
export function TextArea({
  defaultValue,
  rows = 5,
  ...field
}: FieldProps & { readonly defaultValue: string; readonly rows?: number }) {
  return (
    <FieldFrame<HTMLTextAreaElement> {...field}>
      {(control) => <textarea {...control} dir="auto" defaultValue={defaultValue} rows={rows} />}
    </FieldFrame>
  );
}

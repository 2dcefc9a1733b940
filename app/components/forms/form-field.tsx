import { FieldFrame, type FieldProps } from "./field-frame.tsx";

/** A labelled input with its error message. */
export function FormField({
  type,
  autoComplete,
  defaultValue = "",
  required = true,
  inputMode,
  ...field
}: FieldProps & {
  readonly type: "text" | "email" | "password";
  readonly autoComplete: string;
  readonly defaultValue?: string;
  readonly required?: boolean;
  readonly inputMode?: "decimal" | "numeric";
}) {
  return (
    <FieldFrame<HTMLInputElement> {...field}>
      {(control) => (
        <input
          // Remounted for another error, with the value that was sent.
          key={field.error}
          {...control}
          type={type}
          autoComplete={autoComplete}
          defaultValue={defaultValue}
          required={required}
          inputMode={inputMode}
        />
      )}
    </FieldFrame>
  );
}

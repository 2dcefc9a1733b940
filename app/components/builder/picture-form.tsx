import { Form, useSubmit } from "@remix-run/react";
import { useRef, useState, type ChangeEvent, type FormEvent } from "react";
import { builderProfile } from "../../../server/domain/text/en/builder/profile.ts";
import { MIDDLE, type SquareCut } from "../../forms/square-cut.ts";
import { useText } from "../../hooks/use-text.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";
import { Portrait } from "../page/portrait.tsx";
import { PictureCutter } from "./picture-cutter.tsx";

/** 0.9: what the eye does not tell from the whole. */
const QUALITY = 0.9;

/**
 * A builder's picture, and the form for another one. Where scripts run, the chosen one is seen and cut to a square before it is sent; without them, and
 * of a file that the browser cannot read, the file itself is sent, and the server cuts its middle.
 */
export function PictureForm({
  builder,
  error,
}: {
  readonly builder: Parameters<typeof Portrait>[0]["builder"];
  /** Why the last one was refused; null when it was not. */
  readonly error:
    keyof Pick<typeof builderProfile.english, "no_picture" | "not_a_picture" | "too_large"> | null;
}) {
  const t = useText(builderProfile);
  const submit = useSubmit();
  const [chosen, setChosen] = useState<ImageBitmap | null>(null);
  const [cut, setCut] = useState<SquareCut>(MIDDLE);
  const canvas = useRef<HTMLCanvasElement>(null);

  async function choose({ currentTarget: { files } }: ChangeEvent<HTMLInputElement>) {
    const [file] = files ?? [];
    setCut(MIDDLE);
    // What is no picture is sent as it is: the server says so.
    setChosen(file === undefined ? null : await createImageBitmap(file).catch(() => null));
  }

  function sendCut(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    const isOther = submitter instanceof HTMLButtonElement && submitter.value !== "picture";
    const drawn = canvas.current;
    if (isOther || chosen === null || drawn === null) return;
    event.preventDefault();
    drawn.toBlob(
      (blob) => {
        if (blob === null) return;
        const data = new FormData();
        data.set("intent", "picture");
        data.set("picture", blob, "picture");
        submit(data, { method: "post", encType: "multipart/form-data", preventScrollReset: true });
      },
      "image/webp",
      QUALITY,
    );
  }

  return (
    <Form
      method="post"
      encType="multipart/form-data"
      preventScrollReset
      onSubmit={sendCut}
      className="mt-4 space-y-5"
    >
      <div className="flex flex-wrap items-center gap-5">
        <Portrait builder={builder} size="large" />
        <div className="min-w-0 flex-1 basis-64">
          <input
            type="file"
            name="picture"
            accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
            aria-label={t("pictureFile")}
            aria-describedby={error === null ? undefined : "picture-error"}
            className="input"
            onChange={(event) => void choose(event)}
          />
          {error !== null && (
            <p id="picture-error" role="alert" className="mt-1.5 text-[0.9375rem] text-bad">
              {t(error)}
            </p>
          )}
        </div>
      </div>
      {chosen !== null && <PictureCutter ref={canvas} picture={chosen} cut={cut} onCut={setCut} />}
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        <SubmitButton name="intent" value="picture" busy={t("sending")} look="button-quiet">
          {t("usePicture")}
        </SubmitButton>
        {builder.pictureEtag !== null && (
          <SubmitButton name="intent" value="remove-picture" busy={t("removing")} look="button-text">
            {t("removePicture")}
          </SubmitButton>
        )}
      </div>
    </Form>
  );
}

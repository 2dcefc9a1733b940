/** A statement came when its transaction was being ended, or its connection had been given back: carried out, it would stand without the rest. */
export class OutlivedTransaction extends Error {
  override readonly name = "OutlivedTransaction";

  constructor() {
    super(
      "The statement comes after the end of its transaction: is one of several at once not awaited there?",
    );
  }
}

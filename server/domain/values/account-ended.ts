/** Somebody's account was erased while a request of theirs was under way. Nothing was done. */
export class AccountEnded extends Error {
  override readonly name = "AccountEnded";

  constructor() {
    super("the account is gone");
  }
}

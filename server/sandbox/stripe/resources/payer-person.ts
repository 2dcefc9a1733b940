/** Who pays, by whatever method. */
export interface PayerPerson {
  email: string;
  name: string;
}

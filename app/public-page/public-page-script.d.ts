/** The address of the script of public pages, as it is served. */
declare module "virtual:public-page-script" {
  const address: string;
  export default address;
}

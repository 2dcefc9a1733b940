/** The address of the script of the demo's bar, as it is served. */
declare module "virtual:demo-bar-script" {
  const address: string;
  export default address;
}

/** The address of a stylesheet that is served as a file, however short it is: the policy of pages lets no other in. */
declare module "*.css?url&no-inline" {
  const address: string;
  export default address;
}

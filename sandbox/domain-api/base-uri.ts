/** Where one service of an account lives; `baseURI` is a bare host without a scheme (DOM). */
export interface BaseUri {
  readonly service: string;
  readonly account: string;
  readonly baseURI: string;
}

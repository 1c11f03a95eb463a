/** What the `Client-Properties` header of a call says that matters here (MWT). */
export interface ClientProperties {
  readonly features: readonly string[];
}

/** A parameter of a WebSocket's connection, whatever case its name is written in; undefined where there is none. */
export function connectionParam(params: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.entries(params).find(([key]) => key.toLowerCase() === name)?.[1];
}

/** Put this where the compiler has proved nothing can arrive. Adding a case to a union then breaks the build here. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}

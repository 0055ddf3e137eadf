/** How many words a text has, as a reader would count them: runs of letters and digits, in any language. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
}

/** `--since ever`: all time. */
export function isEver(since: string): boolean {
  return since.trim().toLowerCase() === 'ever';
}

/** Lets timers and Ctrl-C through: work that never waits would not. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Lets timers and Ctrl-C be handled during work that never waits. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
